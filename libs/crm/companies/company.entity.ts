import { Entity } from 'typeorm';
import { compactIdentifier, text } from '#kernel';
import {
  AddressPart,
  BusinessRecord,
  ChoiceField,
  type CustomValues,
  CustomValuesField,
  EmailField,
  IdField,
  InstantField,
  inputOf,
  ListField,
  nafRule,
  PhoneField,
  RecordType,
  sirenRule,
  siretRule,
  TagsField,
  TextField,
  vatRule,
  websiteRule,
} from '#runtime';

export const companyKinds = [
  'prospect',
  'customer',
  'supplier',
  'subcontractor',
  'partner',
  'principal-contractor',
  'condominium',
  'public-body',
  'household',
] as const;

/** An organisation that the instance's company deals with; a private client is a company of kind `household`. */
@Entity('crm_company')
export class Company extends BusinessRecord {
  @TextField({
    label: text('Nom', 'Name'),
    required: true,
    sortable: true,
    filterable: true,
    example: 'Maisons Loire SARL',
  })
  name!: string;

  @TextField({ label: text('Nom commercial', 'Trade name') })
  tradeName!: string | null;

  @ChoiceField({
    label: text('Type', 'Kind'),
    choices: companyKinds,
    default: 'prospect',
    sortable: true,
    filterable: true,
  })
  kind!: (typeof companyKinds)[number];

  @TextField({
    label: text('SIREN', 'SIREN'),
    max: 20,
    format: 'siren',
    normalise: compactIdentifier,
    rules: [sirenRule()],
    filterable: true,
    example: '732829320',
  })
  siren!: string | null;

  @TextField({
    label: text('SIRET', 'SIRET'),
    max: 20,
    format: 'siret',
    normalise: compactIdentifier,
    rules: [siretRule()],
    filterable: true,
  })
  siret!: string | null;

  @TextField({
    label: text('N° de TVA', 'VAT number'),
    max: 20,
    format: 'vat',
    normalise: compactIdentifier,
    rules: [vatRule()],
  })
  vatNumber!: string | null;

  @TextField({
    label: text('Code NAF', 'NAF code'),
    max: 8,
    format: 'naf',
    normalise: compactIdentifier,
    rules: [nafRule()],
    filterable: true,
  })
  nafCode!: string | null;

  @EmailField({ label: text('E-mail', 'E-mail'), filterable: true })
  email!: string | null;

  @PhoneField({ label: text('Téléphone', 'Phone'), filterable: true })
  phone!: string | null;

  @TextField({ label: text('Site web', 'Website'), max: 300, format: 'url', rules: [websiteRule()] })
  website!: string | null;

  @ListField({ label: text('Adresses', 'Addresses'), of: AddressPart })
  addresses!: AddressPart[];

  @IdField({ label: text('Responsable', 'Owner'), to: 'identity.user', filterable: true })
  ownerId!: string | null;

  @TextField({ label: text('Source', 'Source'), max: 100, filterable: true })
  source!: string | null;

  @TagsField()
  tagIds!: string[];

  @TextField({ label: text('Notes', 'Notes'), max: 10_000 })
  notes!: string | null;

  @TextField({ label: text('Identifiant externe', 'External id'), max: 100, filterable: true })
  externalId!: string | null;

  @TextField({ label: text('Ville', 'City'), readOnly: true, sortable: true, filterable: true })
  city!: string | null;

  @TextField({ label: text('Code postal', 'Postal code'), readOnly: true, sortable: true, filterable: true })
  postalCode!: string | null;

  @InstantField({ label: text('Dernier contact', 'Last contact'), sortable: true, filterable: true })
  lastContactAt!: Date | null;

  @CustomValuesField()
  custom!: CustomValues;
}

export class CompanyInput extends inputOf(Company) {}

export const companyType = new RecordType<Company>({
  name: 'crm.company',
  path: 'crm/companies',
  table: 'crm_company',
  entity: Company,
  label: { one: text('Société', 'Company'), many: text('Sociétés', 'Companies') },
  title: ['name'],
  subtitle: ['tradeName', 'city', 'siren'],
  defaultSort: 'name',
  searchable: true,
  ownerField: 'ownerId',
});
