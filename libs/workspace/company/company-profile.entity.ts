import { Entity } from 'typeorm';
import { compactIdentifier, type HolidayZone, holidayZones, languages, text } from '#kernel';
import {
  AddressPart,
  BooleanField,
  ChoiceField,
  EmailField,
  IdField,
  inputOf,
  ListField,
  nafRule,
  PhoneField,
  RecordEntity,
  RecordType,
  sirenRule,
  siretRule,
  TextField,
  textRule,
  vatRule,
  websiteRule,
} from '#runtime';
import { compactAmount, isAmount } from './share-capital.js';

/** As documents print them in capitals; `ei` is the sole trader (entrepreneur individuel). */
export const legalForms = [
  'ei',
  'eurl',
  'sarl',
  'sasu',
  'sas',
  'sa',
  'snc',
  'scs',
  'sca',
  'sci',
  'sccv',
  'scm',
  'scop',
  'scic',
  'selarl',
  'selas',
  'gie',
  'association',
  'foreign',
] as const;

const lowerCase = (value: string): string => value.toLowerCase();
const upperCase = (value: string): string => value.toUpperCase();

/** The company that the instance is of: who it is by law, and how it looks on screen. There is one. */
@Entity('workspace_company')
export class CompanyProfile extends RecordEntity {
  @TextField({
    label: text('Dénomination sociale', 'Legal name'),
    required: true,
    example: 'Charpentes Martin',
  })
  legalName!: string;

  @TextField({ label: text('Nom commercial', 'Trade name') })
  tradeName!: string | null;

  @ChoiceField({ label: text('Forme juridique', 'Legal form'), choices: legalForms })
  legalForm!: (typeof legalForms)[number] | null;

  @BooleanField({
    label: text('Entrepreneur individuel (EI)', 'Sole trader (EI)'),
    readOnly: true,
    default: false,
  })
  soleTrader!: boolean;

  @TextField({
    label: text('Capital social', 'Share capital'),
    max: 40,
    normalise: compactAmount,
    rules: [
      textRule(
        'amount',
        isAmount,
        'Un montant comme 10000 ou 10000,50 est attendu.',
        'An amount such as 10000 or 10000.50 is expected.',
      ),
    ],
    example: '10000',
  })
  shareCapital!: string | null;

  @TextField({
    label: text('Monnaie du capital (code ISO 4217)', 'Currency of the capital (ISO 4217 code)'),
    max: 3,
    normalise: upperCase,
    default: 'EUR',
    rules: [
      textRule(
        'currency',
        (value) => /^[A-Z]{3}$/.test(value),
        'Un code de monnaie à trois lettres est attendu.',
        'A three-letter currency code is expected.',
      ),
    ],
    example: 'EUR',
  })
  shareCapitalCurrency!: string;

  @TextField({
    label: text('SIREN', 'SIREN'),
    max: 20,
    format: 'siren',
    normalise: compactIdentifier,
    rules: [sirenRule()],
    example: '732829320',
  })
  siren!: string | null;

  @TextField({
    label: text('SIRET du siège', 'SIRET of the head office'),
    max: 20,
    format: 'siret',
    normalise: compactIdentifier,
    rules: [siretRule()],
  })
  siret!: string | null;

  @ChoiceField({
    label: text("Registre d'immatriculation", 'Register'),
    choices: ['rcs', 'rne', 'rm'],
  })
  register!: 'rcs' | 'rne' | 'rm' | null;

  @TextField({ label: text("Ville d'immatriculation", 'City of registration'), max: 100 })
  registerCity!: string | null;

  @TextField({ label: text("Numéro d'immatriculation", 'Registration number'), max: 40 })
  registerNumber!: string | null;

  @TextField({
    label: text('Code NAF (APE)', 'NAF (APE) code'),
    max: 8,
    format: 'naf',
    normalise: compactIdentifier,
    rules: [nafRule()],
  })
  nafCode!: string | null;

  @TextField({
    label: text('N° de TVA', 'VAT number'),
    max: 20,
    format: 'vat',
    normalise: compactIdentifier,
    rules: [vatRule()],
  })
  vatNumber!: string | null;

  @BooleanField({
    label: text('Franchise en base de TVA (CGI art. 293 B)', 'Exempt from VAT (CGI art. 293 B)'),
    default: false,
  })
  vatExempt!: boolean;

  @ListField({
    label: text('Adresses, le siège en premier', 'Addresses, the head office first'),
    of: AddressPart,
    max: 5,
  })
  addresses!: AddressPart[];

  @PhoneField({ label: text('Téléphone', 'Phone') })
  phone!: string | null;

  @EmailField({ label: text('E-mail', 'E-mail') })
  email!: string | null;

  @TextField({ label: text('Site web', 'Website'), max: 300, format: 'url', rules: [websiteRule()] })
  website!: string | null;

  @TextField({
    label: text("Couleur d'accent", 'Accent colour'),
    max: 7,
    normalise: lowerCase,
    rules: [
      textRule(
        'colour',
        (value) => /^#[0-9a-f]{6}$/.test(value),
        'Une couleur comme #1a73e8 est attendue.',
        'A colour such as #1a73e8 is expected.',
      ),
    ],
    example: '#1a73e8',
  })
  accentColour!: string | null;

  @ChoiceField({ label: text('Langue par défaut', 'Default language'), choices: languages, default: 'fr' })
  language!: (typeof languages)[number];

  @ChoiceField({
    label: text('Jours fériés', 'Public holidays'),
    choices: holidayZones,
    default: 'metropolitan',
  })
  holidayZone!: HolidayZone;

  @IdField({ label: text('Logo', 'Logo'), readOnly: true })
  logoFileId!: string | null;
}

export class CompanyProfileInput extends inputOf(CompanyProfile) {}

export const companyProfileType = new RecordType<CompanyProfile>({
  name: 'workspace.company',
  path: 'workspace/company',
  table: 'workspace_company',
  entity: CompanyProfile,
  label: { one: text("Fiche de l'entreprise", 'Company profile'), many: text('Entreprise', 'Company') },
  title: ['legalName'],
  defaultSort: 'createdAt',
});
