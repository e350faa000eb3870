const words = (list: string): readonly string[] => list.split(', ');

/** How people name columns, by what these may be mapped to. Beside them count the fields' own labels and names. */
export const columnWords: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'crm.company': {
    name: words(
      'nom, raison sociale, denomination, societe, entreprise, client, compte, account, company, company name, organisation, nom du client, nom de la societe, intitule, tiers, fournisseur',
    ),
    tradeName: words('enseigne, nom commercial, nom d usage, trade name'),
    kind: words(
      'type, statut, genre, categorie, nature, type de client, type de tiers, statut client, qualification, relation',
    ),
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
    ownerName: words('responsable, commercial, proprietaire, owner, suivi par'),
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
    fullName: words(
      'nom complet, full name, nom et prenom, prenom et nom, nom prenom, prenom nom, contact, interlocuteur, name',
    ),
    'company.website': words('site web, site internet, website, url'),
    ownerName: words('responsable, commercial, proprietaire, owner, suivi par'),
    externalId: words('code, code contact, reference, ref, identifiant, id, id externe, contact id'),
    notes: words(
      'note, notes, commentaire, commentaires, remarque, remarques, observations, comment, comments',
    ),
    source: words('source, provenance, origine, canal'),
  },
  'crm.lead': {
    companyName: words(
      'societe, entreprise, raison sociale, company, company name, organisation, compte, account name, nom de la societe',
    ),
    civility: words('civilite, titre, civ, title, salutation'),
    firstName: words('prenom, prenoms, first name, firstname, given name'),
    lastName: words('nom, nom de famille, last name, lastname, surname, nom du contact'),
    fullName: words('nom complet, full name, nom et prenom, prenom et nom, nom prenom, prenom nom, contact'),
    email: words('mail, email, e mail, courriel, adresse mail, adresse email, email address'),
    phone: words('tel, telephone, tel fixe, mobile, portable, phone, phone number, numero de telephone'),
    need: words(
      'besoin, demande, message, projet, description, need, commentaire, commentaires, notes, note, objet, remarque',
    ),
    originName: words('origine, provenance, source, canal, lead source, origin, source de la piste'),
    stateName: words('statut, etat, status, lead status, statut de la piste'),
    unqualifiedReason: words('motif, raison, raison de l ecart'),
    externalId: words('code, reference, ref, identifiant, id, id externe, lead id'),
    ownerName: words(
      'responsable, commercial, proprietaire, owner, assigned to, assigne a, vendeur, suivi par',
    ),
  },
  'crm.opportunity': {
    name: words(
      'nom, affaire, nom de l affaire, opportunite, nom de l opportunite, projet, chantier, objet, intitule, libelle, deal, deal name, opportunity, opportunity name, designation',
    ),
    amount: words(
      'montant, montant ht, ca, chiffre d affaires, ca ht, total ht, valeur, amount, value, revenue, prix, budget, devis',
    ),
    probability: words('probabilite, proba, chance, taux, probability, probabilite de gain'),
    expectedCloseOn: words(
      'date de cloture, date de signature, signature prevue, cloture prevue, echeance, date prevue, close date, expected close, closing date, date de fin',
    ),
    closedOn: words('close le, cloturee le, date de gain, gagnee le, signee le, closed on, closed date'),
    stageName: words('etape, phase, stage, avancement, statut, etat, deal stage, status'),
    pipelineName: words('pipeline, tunnel, processus, funnel'),
    outcome: words('issue, resultat, gagne perdu, gagne, won, outcome, result'),
    lostReasonName: words(
      'motif de perte, raison de perte, raison, motif, lost reason, loss reason, cause de perte',
    ),
    lostNote: words('precision, commentaire perte, detail de la perte'),
    competitor: words('concurrent, concurrence, competitor, competitors'),
    source: words('source, provenance, origine, canal, lead source'),
    notes: words(
      'note, notes, commentaire, commentaires, description, remarque, remarques, comment, comments',
    ),
    'company.name': words(
      'societe, client, entreprise, compte, raison sociale, company, account, account name, customer, nom du client',
    ),
    'company.externalId': words('code client, ref client, n client, company id, account id'),
    'company.siren': words('siren, siren client'),
    'company.email': words('email client, mail client'),
    'contact.name': words('contact, interlocuteur, nom du contact, contact name'),
    'contact.email': words('email du contact, mail contact, email contact, contact email, email'),
    externalId: words(
      'code, reference, ref, n affaire, numero, identifiant, id, id externe, deal id, opportunity id',
    ),
    ownerName: words(
      'responsable, commercial, proprietaire, owner, vendeur, charge d affaires, suivi par, assigned to',
    ),
  },
  'crm.activity': {
    subject: words('objet, sujet, titre, libelle, action, subject, title, tache'),
    kindName: words('type, nature, type d action, activity type, type d activite'),
    stateName: words('statut, etat, status, fait'),
    dueAt: words('date, echeance, date prevue, a faire le, due date, due, date et heure, debut, start'),
    doneAt: words('fait le, date de realisation, realise le, done at, completed on, terminee le'),
    notes: words(
      'note, notes, commentaire, commentaires, description, compte rendu, details, comments, body',
    ),
    place: words('lieu, adresse, location, place'),
    durationMinutes: words('duree, duree minutes, duration'),
    'company.name': words('societe, client, entreprise, compte, company, account'),
    'contact.name': words('contact, interlocuteur, nom du contact, contact name'),
    'contact.email': words('email, mail, email du contact, contact email'),
    'opportunity.name': words('affaire, opportunite, deal, projet, opportunity'),
    externalId: words('code, reference, ref, identifiant, id, id externe'),
    ownerName: words('responsable, commercial, proprietaire, owner, assigned to, suivi par, assigne a'),
  },
  'crm.affiliation': {
    'contact.externalId': words('contact id, id contact, code contact, identifiant contact'),
    'contact.email': words('email, mail, email du contact, contact email, courriel'),
    'contact.name': words('contact, nom du contact, nom complet, contact name, interlocuteur'),
    'company.externalId': words('company id, id societe, code client, code societe, account id'),
    'company.siren': words('siren'),
    'company.name': words('societe, entreprise, raison sociale, compte, client, company, account'),
    role: words('role'),
    title: words('fonction, poste, titre, job title'),
    startedOn: words('debut, depuis, date de debut, start'),
    endedOn: words('fin, jusqu au, date de fin, end'),
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
