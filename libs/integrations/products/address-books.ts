import { text } from '#kernel';
import type { Product } from './product.js';

/** Google Contacts: the CSV of today, and the one of before 2024. */
export const google: Product = {
  name: 'google',
  label: 'Google Contacts',
  exports: [
    {
      name: 'contacts',
      label: text('contacts', 'contacts'),
      target: 'crm.contact',
      signatures: [
        ['E-mail 1 - Value'],
        ['Phone 1 - Value'],
        ['Given Name', 'Family Name', 'Group Membership'],
        ['First Name', 'Last Name', 'Organization Name', 'Labels'],
      ],
      columns: {
        civility: ['Name Prefix'],
        firstName: ['First Name', 'Given Name'],
        lastName: ['Last Name', 'Family Name'],
        fullName: ['Name', 'File As'],
        jobTitle: ['Organization Title', 'Organization 1 - Title'],
        'emails.work.address': ['E-mail 1 - Value'],
        'emails.home.address': ['E-mail 2 - Value'],
        'emails.other.address': ['E-mail 3 - Value'],
        'phones.work.number': ['Phone 1 - Value'],
        'phones.mobile.number': ['Phone 2 - Value'],
        'phones.home.number': ['Phone 3 - Value'],
        'phones.other.number': ['Phone 4 - Value'],
        'addresses.work.line1': ['Address 1 - Street'],
        'addresses.work.line2': ['Address 1 - Extended Address', 'Address 1 - PO Box'],
        'addresses.work.city': ['Address 1 - City'],
        'addresses.work.region': ['Address 1 - Region'],
        'addresses.work.postalCode': ['Address 1 - Postal Code'],
        'addresses.work.country': ['Address 1 - Country'],
        'addresses.home.line1': ['Address 2 - Street'],
        'addresses.home.city': ['Address 2 - City'],
        'addresses.home.region': ['Address 2 - Region'],
        'addresses.home.postalCode': ['Address 2 - Postal Code'],
        'addresses.home.country': ['Address 2 - Country'],
        'company.name': ['Organization Name', 'Organization 1 - Name'],
        'company.website': ['Website 1 - Value'],
        notes: ['Notes'],
      },
      matchBy: 'email',
      createMissing: true,
    },
  ],
};

const place = (label: string, english: string, french: string): Record<string, string[]> => ({
  [`addresses.${label}.line1`]: [`${english} Street`, `Rue (${french})`, `Adresse (${french})`],
  [`addresses.${label}.line2`]: [`${english} Street 2`, `Rue (${french}) 2`, `Rue 2 (${french})`],
  [`addresses.${label}.city`]: [`${english} City`, `Ville (${french})`],
  [`addresses.${label}.region`]: [`${english} State`, `Dép/Région (${french})`, `Département (${french})`],
  [`addresses.${label}.postalCode`]: [`${english} Postal Code`, `Code postal (${french})`],
  [`addresses.${label}.country`]: [
    `${english} Country/Region`,
    `${english} Country`,
    `Pays/Région (${french})`,
    `Pays (${french})`,
  ],
});

/** Outlook: its CSV in English and French. */
export const outlook: Product = {
  name: 'outlook',
  label: 'Outlook',
  exports: [
    {
      name: 'contacts',
      label: text('contacts', 'contacts'),
      target: 'crm.contact',
      signatures: [
        ['First Name', 'Last Name', 'E-mail Address'],
        ['First Name', 'Last Name', 'Business Phone'],
        ['First Name', 'Last Name', 'Business Street'],
        ['Prénom', 'Nom', 'Adresse de messagerie'],
        ['Prénom', 'Nom', 'Téléphone (bureau)'],
        ['Prénom', 'Nom', 'Rue (bureau)'],
      ],
      columns: {
        civility: ['Title', 'Titre'],
        firstName: ['First Name', 'Prénom'],
        lastName: ['Last Name', 'Nom', 'Nom de famille'],
        jobTitle: ['Job Title', 'Fonction', 'Poste', 'Profession'],
        'emails.work.address': ['E-mail Address', 'Adresse de messagerie', 'Adresse e-mail'],
        'emails.home.address': ['E-mail 2 Address', 'Adresse de messagerie 2', 'Adresse e-mail 2'],
        'emails.other.address': ['E-mail 3 Address', 'Adresse de messagerie 3', 'Adresse e-mail 3'],
        'phones.work.number': [
          'Business Phone',
          'Téléphone (bureau)',
          'Company Main Phone',
          'Téléphone société',
        ],
        'phones.mobile.number': ['Mobile Phone', 'Tél. mobile', 'Téléphone mobile'],
        'phones.home.number': ['Home Phone', 'Téléphone (domicile)'],
        'phones.other.number': [
          'Other Phone',
          'Téléphone (autre)',
          'Primary Phone',
          'Téléphone principal',
          'Business Phone 2',
        ],
        ...place('work', 'Business', 'bureau'),
        ...place('home', 'Home', 'domicile'),
        'company.name': ['Company', 'Société'],
        'company.website': ['Web Page', 'Page Web', 'Business Web Page'],
        notes: ['Notes'],
      },
      matchBy: 'email',
      createMissing: true,
    },
  ],
};

/** Atomic CRM, and programs with the same plain names. */
export const atomic: Product = {
  name: 'atomic',
  label: 'Atomic CRM',
  exports: [
    {
      name: 'contacts',
      label: text('contacts', 'contacts'),
      target: 'crm.contact',
      signatures: [['first_name', 'last_name', 'email_work']],
      columns: {
        externalId: ['id'],
        firstName: ['first_name'],
        lastName: ['last_name'],
        jobTitle: ['title'],
        'emails.work.address': ['email_work'],
        'emails.home.address': ['email_home'],
        'emails.other.address': ['email_other'],
        'phones.work.number': ['phone_work'],
        'phones.home.number': ['phone_home'],
        'phones.other.number': ['phone_other'],
        'company.name': ['company', 'company_name'],
        notes: ['background'],
        ownerName: ['sales'],
      },
      createMissing: true,
    },
  ],
};

/** The columns that vCards become here. */
export const vcard: Product = {
  name: 'vcard',
  label: 'vCard',
  exports: [
    {
      name: 'contacts',
      label: text('cartes de visite', 'business cards'),
      target: 'crm.contact',
      signatures: [
        ['Nom complet', 'E-mail personnel', 'Autre e-mail', 'Identifiant', 'Complément personnelle'],
      ],
      columns: {
        externalId: ['Identifiant'],
        civility: ['Civilité'],
        firstName: ['Prénom'],
        lastName: ['Nom'],
        fullName: ['Nom complet'],
        jobTitle: ['Fonction'],
        'emails.work.address': ['E-mail'],
        'emails.home.address': ['E-mail personnel'],
        'emails.other.address': ['Autre e-mail'],
        'phones.work.number': ['Téléphone'],
        'phones.mobile.number': ['Mobile'],
        'phones.home.number': ['Téléphone personnel'],
        'phones.other.number': ['Autre téléphone'],
        'addresses.work.line1': ['Adresse'],
        'addresses.work.line2': ['Complément'],
        'addresses.work.postalCode': ['Code postal'],
        'addresses.work.city': ['Ville'],
        'addresses.work.region': ['Région'],
        'addresses.work.country': ['Pays'],
        'addresses.home.line1': ['Adresse personnelle'],
        'addresses.home.line2': ['Complément personnelle'],
        'addresses.home.postalCode': ['Code postal personnelle'],
        'addresses.home.city': ['Ville personnelle'],
        'addresses.home.region': ['Région personnelle'],
        'addresses.home.country': ['Pays personnelle'],
        'company.name': ['Société'],
        'company.website': ['Site web'],
        language: ['Langue'],
        notes: ['Notes'],
      },
      matchBy: 'email',
      createMissing: true,
    },
  ],
};
