import { text } from '#kernel';
import type { Product } from './product.js';

const place = (label: string, prefix: string): Record<string, string[]> => ({
  [`addresses.${label}.line1`]: [`${prefix}AddressStreet`],
  [`addresses.${label}.city`]: [`${prefix}AddressCity`],
  [`addresses.${label}.region`]: [`${prefix}AddressState`],
  [`addresses.${label}.postalCode`]: [`${prefix}AddressPostalCode`],
  [`addresses.${label}.country`]: [`${prefix}AddressCountry`],
});
const own: Record<string, string[]> = {
  externalId: ['ID', 'id'],
  ownerName: [
    'assignedUserName',
    'Assigned User',
    'Assigned User Name',
    'Utilisateur assigné',
    'Utilisateur affecté',
  ],
  'row.deleted': ['deleted'],
};
const email = ['emailAddress', 'Email', 'E-mail', 'Email Address'];
const phone = ['phoneNumber', 'Phone', 'Téléphone', 'Phone Number'];

/** EspoCRM: names of its fields, as its CSV exports have them, and labels. */
export const espocrm: Product = {
  name: 'espocrm',
  label: 'EspoCRM',
  exports: [
    {
      name: 'opportunities',
      label: text('opportunités', 'opportunities'),
      target: 'crm.opportunity',
      signatures: [
        ['name', 'stage', 'amountCurrency'],
        ['name', 'stage', 'accountName'],
        ['name', 'stage', 'closeDate', 'amount'],
        ['Name', 'Stage', 'Account', 'Close Date'],
        ['Nom', 'Étape', 'Compte', 'Date de clôture'],
      ],
      never: ['StageName', 'Opportunity Name', 'Deal Name', 'stage_id'],
      columns: {
        ...own,
        name: ['name', 'Name', 'Nom'],
        stageName: ['stage', 'Étape'],
        amount: ['amount', 'Montant'],
        probability: ['probability', 'Probability, %', 'Probabilité', 'Probabilité, %'],
        expectedCloseOn: ['closeDate', 'Close Date', 'Date de clôture'],
        source: ['leadSource', 'Source de la piste'],
        notes: ['description'],
        'company.externalId': ['accountId', 'Account ID'],
        'company.name': ['accountName', 'Account', 'Account Name', 'Compte'],
        'contact.externalId': ['contactId', 'Contact ID'],
        'contact.name': ['contactName', 'Contact', 'Primary Contact'],
      },
      matchBy: 'externalId',
      createMissing: true,
    },
    {
      name: 'leads',
      label: text('pistes', 'leads'),
      target: 'crm.lead',
      signatures: [
        ['lastName', 'status', 'accountName'],
        ['lastName', 'opportunityAmount'],
        ['lastName', 'status', 'addressStreet'],
      ],
      never: ['Company', 'LeadSource'],
      columns: {
        ...own,
        companyName: ['accountName', 'Account Name'],
        civility: ['salutationName', 'Salutation'],
        firstName: ['firstName', 'Prénom'],
        lastName: ['lastName', 'Nom'],
        fullName: ['name'],
        email,
        phone,
        stateName: ['status', 'Statut'],
        originName: ['source'],
        need: ['description'],
        ...place('work', ''),
      },
      matchBy: 'externalId',
    },
    {
      name: 'contacts',
      label: text('contacts', 'contacts'),
      target: 'crm.contact',
      signatures: [
        ['lastName', 'emailAddress'],
        ['lastName', 'accountName', 'phoneNumber'],
        ['lastName', 'addressPostalCode'],
      ],
      columns: {
        ...own,
        civility: ['salutationName', 'Salutation'],
        firstName: ['firstName', 'Prénom'],
        lastName: ['lastName', 'Nom'],
        fullName: ['name'],
        jobTitle: ['title', 'Account Title', 'Titre'],
        'emails.work.address': email,
        'phones.work.number': phone,
        doNotCall: ['doNotCall'],
        emailOptOut: ['emailAddressIsOptedOut'],
        notes: ['description'],
        'company.externalId': ['accountId'],
        'company.name': ['accountName', 'Account', 'Compte'],
        ...place('work', ''),
      },
      matchBy: 'externalId',
      createMissing: true,
    },
    {
      name: 'accounts',
      label: text('comptes', 'accounts'),
      target: 'crm.company',
      signatures: [
        ['name', 'billingAddressStreet'],
        ['name', 'billingAddressCity'],
        ['name', 'sicCode', 'website'],
        ['name', 'emailAddress', 'industry'],
      ],
      never: ['lastName'],
      columns: {
        ...own,
        name: ['name', 'Nom'],
        kind: ['type'],
        website: ['website', 'Site web'],
        email,
        phone,
        notes: ['description'],
        ...place('work', 'billing'),
        ...place('site', 'shipping'),
      },
      matchBy: 'externalId',
    },
  ],
};
