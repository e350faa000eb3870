const words = (list: string): readonly string[] => list.split(', ');

/** How people name columns, by what these may be mapped to. Beside them count the fields' own labels and names. */
export const columnWords: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'crm.company': {
    name: words(
      'nom, raison sociale, denomination, societe, entreprise, client, compte, account, company, company name, organisation, nom du client, nom de la societe, intitule, tiers, fournisseur',
    ),
    tradeName: words('enseigne, nom commercial, nom d usage, trade name'),
    kind: words('type, genre, categorie, nature, type de client, type de tiers'),
    siren: words('siren, n siren, numero siren'),
    siret: words('siret, n siret, numero siret, siret siege'),
    vatNumber: words(
      'tva, tva intracommunautaire, n tva, numero de tva, tva intra, vat, vat id, n tva intracommunautaire',
    ),
    nafCode: words('naf, ape, code ape, code naf, ape naf'),
    email: words('mail, email, e mail, courriel, adresse mail, adresse email, adresse e mail, email address'),
    phone: words(
      'tel, telephone, tel fixe, telephone fixe, n de telephone, numero de telephone, fixe, standard, phone, phone number, mobile, portable',
    ),
    website: words('site, site web, site internet, url, web, website'),
    externalId: words(
      'code, code client, reference, ref, ref client, numero client, n client, identifiant, id, id externe, code tiers, customer id, compte tiers',
    ),
    notes: words(
      'note, notes, commentaire, commentaires, remarque, remarques, observations, comment, comments',
    ),
    source: words('source, provenance, origine, origine du contact, canal'),
  },
  'crm.contact': {
    civility: words('civilite, titre, civ, title, salutation, politesse'),
    firstName: words('prenom, prenoms, first name, firstname, given name, prenom du contact'),
    lastName: words(
      'nom, nom de famille, last name, lastname, surname, family name, nom du contact, nom contact',
    ),
    jobTitle: words('fonction, poste, metier, intitule de poste, job title, job, position, role'),
    language: words('langue, language'),
    'company.name': words(
      'societe, entreprise, raison sociale, company, company name, organisation, client, nom de la societe, compte, account name',
    ),
    'company.siren': words('siren, siren societe, siren de la societe'),
    'company.externalId': words('code client, code societe, ref client, n client'),
    externalId: words('code, code contact, reference, ref, identifiant, id, id externe, contact id'),
    notes: words(
      'note, notes, commentaire, commentaires, remarque, remarques, observations, comment, comments',
    ),
    source: words('source, provenance, origine, canal'),
  },
  'hr.employee': {
    staffNumber: words(
      'matricule, n matricule, numero de salarie, code salarie, staff number, employee number, employee id',
    ),
    civility: words('civilite, titre, civ, title'),
    firstName: words('prenom, prenoms, first name, firstname'),
    lastName: words('nom, nom de famille, nom d usage, last name, lastname, surname'),
    birthName: words('nom de naissance, nom de jeune fille, birth name, maiden name'),
    birthDate: words('date de naissance, ne le, nee le, naissance, birth date, date of birth, birthday'),
    birthPlace: words('lieu de naissance, commune de naissance, birth place'),
    socialSecurityNumber: words(
      'nir, n securite sociale, numero de securite sociale, n ss, securite sociale, numero ss',
    ),
    personalEmail: words('mail, email, e mail, courriel, email personnel, mail personnel'),
    personalPhone: words('tel, telephone, portable, mobile, telephone personnel, phone'),
    hiredOn: words('date d entree, date d embauche, entree, embauche, hire date, hired on, anciennete'),
    jobTitle: words('emploi, poste, fonction, intitule du poste, job title, qualification'),
    externalId: words('identifiant, id, id externe, code'),
    'manager.staffNumber': words(
      'responsable, manager, superieur, n 1, matricule responsable, matricule manager',
    ),
  },
};

/** Words for parts of lists, the same in every target: by list and member, then by place. */
export const partWords: Readonly<Record<string, readonly string[]>> = {
  'emails.work.address': words(
    'mail, email, e mail, courriel, adresse mail, adresse email, adresse e mail, email pro, mail pro, email professionnel, email address, email 1',
  ),
  'emails.home.address': words(
    'mail perso, email perso, email personnel, courriel personnel, personal email',
  ),
  'emails.billing.address': words('mail facturation, email facturation, email comptabilite, billing email'),
  'emails.other.address': words('email 2, mail 2, autre email, autre mail, email secondaire'),
  'phones.work.number': words(
    'tel, telephone, tel fixe, telephone fixe, fixe, tel pro, telephone professionnel, n de telephone, numero de telephone, phone, phone number, business phone, work phone, tel 1, telephone 1',
  ),
  'phones.mobile.number': words(
    'mobile, portable, gsm, tel mobile, tel portable, telephone mobile, telephone portable, mobile phone, cell, cell phone, n mobile, n portable',
  ),
  'phones.home.number': words('tel perso, telephone personnel, tel domicile, home phone'),
  'phones.other.number': words('tel 2, telephone 2, autre telephone, other phone'),
  'addresses.work.line1': words(
    'adresse, adresse 1, rue, voie, ligne 1, adresse ligne 1, n et rue, numero et voie, address, street, address line 1, street address',
  ),
  'addresses.work.line2': words(
    'adresse 2, complement, complement d adresse, complement adresse, ligne 2, address line 2, batiment, lieu dit',
  ),
  'addresses.work.postalCode': words(
    'cp, code postal, codepostal, c p, zip, zip code, postcode, postal code',
  ),
  'addresses.work.city': words('ville, commune, localite, city, town'),
  'addresses.work.region': words('region, departement, state'),
  'addresses.work.country': words('pays, code pays, country, country code'),
  'addresses.billing.line1': words(
    'adresse de facturation, adresse facturation, billing address, rue facturation',
  ),
  'addresses.billing.postalCode': words(
    'cp facturation, code postal facturation, code postal de facturation',
  ),
  'addresses.billing.city': words('ville facturation, ville de facturation, billing city'),
  'addresses.site.line1': words(
    'adresse chantier, adresse du chantier, adresse de livraison, site address, delivery address',
  ),
  'addresses.site.postalCode': words('cp chantier, code postal chantier, code postal du chantier'),
  'addresses.site.city': words('ville chantier, ville du chantier, site city'),
};

/** What files say for a choice, folded, by choice: read without a map. */
export const choiceWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  civility: {
    m: 'mr',
    'm.': 'mr',
    mr: 'mr',
    'mr.': 'mr',
    monsieur: 'mr',
    mme: 'mrs',
    'mme.': 'mrs',
    madame: 'mrs',
    mrs: 'mrs',
    ms: 'mrs',
    mlle: 'mrs',
    mademoiselle: 'mrs',
    autre: 'mx',
    mx: 'mx',
  },
  kind: {
    client: 'customer',
    clients: 'customer',
    prospects: 'prospect',
    suspect: 'prospect',
    fournisseur: 'supplier',
    fournisseurs: 'supplier',
    'sous-traitant': 'subcontractor',
    'sous traitant': 'subcontractor',
    partenaire: 'partner',
    "maître d'ouvrage": 'principal-contractor',
    'donneur d’ordre': 'principal-contractor',
    "donneur d'ordre": 'principal-contractor',
    copropriété: 'condominium',
    syndic: 'condominium',
    collectivité: 'public-body',
    mairie: 'public-body',
    particulier: 'household',
    particuliers: 'household',
  },
  language: {
    français: 'fr',
    francais: 'fr',
    french: 'fr',
    anglais: 'en',
    english: 'en',
    allemand: 'de',
    german: 'de',
    espagnol: 'es',
    italien: 'it',
    portugais: 'pt',
    néerlandais: 'nl',
  },
  preferredChannel: {
    téléphone: 'phone',
    mail: 'email',
    'e-mail': 'email',
    courriel: 'email',
    courrier: 'letter',
  },
  gender: { f: 'female', femme: 'female', h: 'male', m: 'male', homme: 'male' },
};
