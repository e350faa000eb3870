import { text } from '#kernel';
import type { Product } from './product.js';

/** Customer flags of third parties: 1 customer, 2 prospect, 3 both; 0 says nothing. */
const kind = {
  '0': null,
  '1': 'customer',
  '2': 'prospect',
  '3': 'customer',
};

/** Dolibarr: names of its tables' fields (`s.nom`), and the labels of its French export screen. */
export const dolibarr: Product = {
  name: 'dolibarr',
  label: 'Dolibarr',
  prefix: /^(?:llx_societe|llx_socpeople|s|sp|t|c|co)\.(?=\w)/i,
  exports: [
    {
      name: 'thirdparties',
      label: text('tiers', 'third parties'),
      target: 'crm.company',
      signatures: [
        ['s.rowid', 's.nom'],
        ['s.nom', 's.code_client'],
        ['nom', 'code_client'],
        ['Nom', 'Code client', 'Id prof. 1 (SIREN)'],
        ['Nom', 'Code client', 'Id. prof. 1 (SIREN)'],
        ['Nom du tiers', 'Code client'],
        ['Nom', 'Code client', 'Type du tiers'],
        ['Nom', 'Code client', 'Nom alternatif'],
        ['Nom', 'Code client', 'Code fournisseur'],
        ['Raison sociale', 'Code client', 'Code fournisseur'],
      ],
      never: ['sp.lastname', 'c.lastname', 'Prénom', 'Id du contact'],
      columns: {
        externalId: ['Code client', 'code_client', 'rowid', 'Id', 'Réf.'],
        name: ['Nom du tiers', 'Nom', 'Raison sociale', 'nom'],
        tradeName: ['Nom alternatif', 'Nom alternatif (commercial, marque, ...)', 'name_alias'],
        kind: {
          headers: ['Client', 'client', 'Prospect / Client', 'Client/Prospect'],
          transform: [
            'lower',
            {
              map: {
                values: {
                  ...kind,
                  client: 'customer',
                  prospect: 'prospect',
                  'prospect / client': 'customer',
                  'prospect/client': 'customer',
                  'ni client, ni prospect': null,
                },
                otherwise: 'keep',
              },
            },
          ],
        },
        siren: ['Id prof. 1 (SIREN)', 'Id. prof. 1 (SIREN)', 'SIREN', 'siren', 'idprof1'],
        siret: ['Id prof. 2 (SIRET)', 'Id. prof. 2 (SIRET)', 'SIRET', 'siret', 'idprof2'],
        nafCode: [
          'Id prof. 3 (NAF, ex APE)',
          'Id. prof. 3 (NAF, ex APE)',
          'Id prof. 3 (NAF-APE)',
          'NAF-APE',
          'ape',
          'idprof3',
        ],
        vatNumber: ['Numéro de TVA', 'N° TVA', 'Numéro TVA', 'tva_intra'],
        email: ['Email', 'E-mail', 'Courriel', 'email'],
        phone: ['Téléphone', 'Tél.', 'phone', 'tel'],
        website: ['URL', 'Site web', 'Web', 'url'],
        notes: [
          'Note publique',
          'Note (publique)',
          'Notes publiques',
          'note_public',
          'Note privée',
          'note_private',
        ],
        'addresses.work.line1': ['Adresse', 'address'],
        'addresses.work.postalCode': ['Code postal', 'zip', 'cp'],
        'addresses.work.city': ['Ville', 'town', 'ville'],
        'addresses.work.region': ['Département/Canton', 'Département', 'departement', 'fk_departement'],
        'addresses.work.country': ['Code pays', 'Pays', 'country_code', 'pays', 'c.label'],
        ownerName: ['Commercial affecté', 'Commerciaux', 'Commercial'],
      },
    },
    {
      name: 'contacts',
      label: text('contacts', 'contacts'),
      target: 'crm.contact',
      signatures: [
        ['c.rowid', 'c.lastname'],
        ['c.lastname', 'c.firstname'],
        ['sp.rowid', 'sp.lastname'],
        ['lastname', 'firstname', 'fk_soc'],
        ['Nom', 'Prénom', 'Tél. pro'],
        ['Nom', 'Prénom', 'Titre/Poste'],
        ['Nom', 'Prénom', 'Nom du tiers'],
        ['Nom', 'Prénom', 'Tél. portable', 'Tiers'],
        ['Id du contact', 'Nom'],
      ],
      columns: {
        externalId: ['Id du contact', 'Id contact', 'c.rowid', 'sp.rowid', 'rowid', 'Id'],
        civility: ['Civilité', 'Titre civilité', 'civility', 'civilite'],
        firstName: ['Prénom', 'firstname'],
        lastName: ['Nom', 'Nom de famille', 'lastname'],
        jobTitle: ['Titre/Poste', 'Poste/fonction', 'Fonction', 'Poste', 'poste'],
        'emails.work.address': ['Email', 'E-mail', 'Courriel', 'email'],
        'phones.work.number': ['Tél. pro', 'Tél. pro.', 'Téléphone pro', 'Téléphone', 'phone', 'phone_pro'],
        'phones.mobile.number': ['Tél. portable', 'Portable', 'Mobile', 'phone_mobile'],
        'phones.home.number': ['Tél. perso.', 'Tél. perso', 'phone_perso'],
        'addresses.work.line1': ['Adresse', 'address'],
        'addresses.work.postalCode': ['Code postal', 'zip', 'cp'],
        'addresses.work.city': ['Ville', 'town', 'ville'],
        'addresses.work.country': ['Code pays', 'Pays', 'country_code'],
        notes: ['Note publique', 'Note (publique)', 'note_public'],
        'company.externalId': ['Code client', 's.code_client', 'code_client'],
        'company.name': ['Nom du tiers', 'Tiers', 'Société', 's.nom', 'nom', 'socname'],
      },
      createMissing: true,
    },
  ],
};
