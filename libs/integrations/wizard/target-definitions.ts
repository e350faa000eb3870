import { type Text, text } from '#kernel';

/** Another record that a column may name by one of its fields, or by `title`: what people call it. */
export interface Reference {
  /** What users map a column to: `company.name`. */
  readonly name: string;
  readonly label: Text;
  /** The field that takes the id; references with the same one are tried in their order. */
  readonly field: string;
  readonly lookup: string;
  readonly by: string;
  /** Found when all rows are written: the rows of one file name each other. */
  readonly deferred?: boolean;
}

/** Fields that tell whether a record is there already. */
export interface MatchChoice {
  readonly name: string;
  /** Names of fields of the record; `from` are the columns' targets that a computed field is compared with. */
  readonly fields: readonly { readonly field: string; readonly from?: readonly string[] }[];
  /** The match for rows in which these are empty, where its fields are mapped. */
  readonly otherwise?: string;
}

/** A record that ties the one of the row to another one. */
export interface Tie {
  readonly record: string;
  /** Its field for the record that the row makes. */
  readonly own: string;
  readonly references: readonly Reference[];
}

/** A value that a column gives without being a field: a full name, whether the row is a company, that it was deleted. */
export interface VirtualField {
  readonly name: string;
  readonly label: Text;
  readonly type: 'text' | 'boolean';
}

/** What the web imports into: one row, one record. */
export interface TargetDefinition {
  readonly record: string;
  readonly matches: readonly MatchChoice[];
  readonly references: readonly Reference[];
  readonly tie?: Tie;
  readonly virtual?: readonly VirtualField[];
  /** Of each list, one must be mapped. */
  readonly needs: readonly (readonly string[])[];
  /** Fields of a company that rows name, with which one that is missing may be made. */
  readonly companyFields?: readonly string[];
}

const single = (...names: string[]): MatchChoice[] =>
  names.map((name) => ({ name, fields: [{ field: name }] }));

/** Columns by which other programs say that a row is no record any more: such rows are refused. */
const gone: readonly VirtualField[] = [
  { name: 'row.deleted', label: text('Ligne supprimée (refusée)', 'Deleted row (refused)'), type: 'boolean' },
  { name: 'row.mergedInto', label: text('Fusionnée dans (refusée)', 'Merged into (refused)'), type: 'text' },
  { name: 'row.mergedIds', label: text('Fiches fusionnées ici', 'Records merged here'), type: 'text' },
];
const fullName: VirtualField = { name: 'fullName', label: text('Nom complet', 'Full name'), type: 'text' };

const to = (
  prefix: string,
  lookup: string,
  field: string,
  ...ways: readonly (readonly [by: string, fr: string, en: string])[]
): Reference[] =>
  ways.map(([by, fr, en]) => ({
    name: `${prefix}.${by === 'title' ? 'name' : by}`,
    label: text(fr, en),
    field,
    lookup,
    by,
  }));

const company = to(
  'company',
  'crm.company',
  'companyId',
  ['siren', 'Société (SIREN)', 'Company (SIREN)'],
  ['externalId', 'Société (identifiant externe)', 'Company (external id)'],
  ['title', 'Société (nom)', 'Company (name)'],
);
const companyByEmail = to('company', 'crm.company', 'companyId', [
  'email',
  'Société (e-mail)',
  'Company (e-mail)',
]);
const contact = to(
  'contact',
  'crm.contact',
  'contactId',
  ['externalId', 'Contact (identifiant externe)', 'Contact (external id)'],
  ['email', 'Contact (e-mail)', 'Contact (e-mail)'],
  ['title', 'Contact (prénom et nom)', 'Contact (full name)'],
);
const opportunity = to(
  'opportunity',
  'crm.opportunity',
  'opportunityId',
  ['externalId', 'Affaire (identifiant externe)', 'Opportunity (external id)'],
  ['title', 'Affaire (nom)', 'Opportunity (name)'],
);
const lead = to(
  'lead',
  'crm.lead',
  'leadId',
  ['externalId', 'Piste (identifiant externe)', 'Lead (external id)'],
  ['email', 'Piste (e-mail)', 'Lead (e-mail)'],
);

/** Every target, with the most telling way to match first. A new one is an entry here and its words in `words.ts`. */
export const targetDefinitions: readonly TargetDefinition[] = [
  {
    record: 'crm.company',
    matches: single('externalId', 'siret', 'siren', 'vatNumber', 'email', 'name'),
    references: [],
    virtual: gone,
    needs: [['name']],
  },
  {
    record: 'crm.contact',
    matches: [
      ...single('externalId'),
      {
        name: 'email',
        fields: [
          { field: 'email', from: ['emails.work.address', 'emails.home.address', 'emails.other.address'] },
        ],
        otherwise: 'fullName',
      },
      { name: 'fullName', fields: [{ field: 'lastName' }, { field: 'firstName' }] },
    ],
    references: [],
    tie: { record: 'crm.affiliation', own: 'contactId', references: company },
    virtual: [
      fullName,
      { name: 'isCompany', label: text('Est une société', 'Is a company'), type: 'boolean' },
      ...gone,
    ],
    needs: [['lastName', 'fullName', 'firstName']],
    companyFields: ['website', 'email', 'phone', 'siret', 'vatNumber', 'kind'],
  },
  {
    record: 'crm.lead',
    matches: single('externalId', 'email', 'phone'),
    references: [],
    virtual: [fullName, ...gone],
    needs: [['companyName', 'lastName', 'fullName', 'firstName', 'email', 'phone']],
  },
  {
    record: 'crm.opportunity',
    matches: single('externalId', 'name'),
    references: [...company, ...companyByEmail, ...contact],
    virtual: gone,
    needs: [['name']],
    companyFields: [],
  },
  {
    record: 'crm.activity',
    matches: single('externalId'),
    references: [...opportunity, ...lead, ...company, ...companyByEmail, ...contact],
    virtual: gone,
    needs: [['subject']],
  },
  {
    record: 'crm.affiliation',
    matches: [{ name: 'ends', fields: [{ field: 'contactId' }, { field: 'companyId' }] }],
    references: [...contact, ...company, ...companyByEmail],
    virtual: gone,
    needs: [contact.map(({ name }) => name), [...company, ...companyByEmail].map(({ name }) => name)],
  },
  {
    record: 'hr.employee',
    matches: [
      ...single('staffNumber', 'externalId', 'personalEmail'),
      { name: 'fullName', fields: [{ field: 'lastName' }, { field: 'firstName' }, { field: 'birthDate' }] },
    ],
    references: [
      {
        name: 'manager.staffNumber',
        label: text('Responsable hiérarchique (matricule)', 'Manager (staff number)'),
        field: 'managerId',
        lookup: 'hr.employee',
        by: 'staffNumber',
        deferred: true,
      },
    ],
    needs: [],
  },
];
