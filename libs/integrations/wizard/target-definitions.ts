import { type Text, text } from '#kernel';

/** Another record that a column may name by one of its fields. */
export interface Reference {
  /** What users map a column to: `company.name`. */
  readonly name: string;
  readonly label: Text;
  /** The field that takes the id. */
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
}

/** A record that ties the one of the row to another one. */
export interface Tie {
  readonly record: string;
  /** Its field for the record that the row makes. */
  readonly own: string;
  readonly references: readonly Reference[];
}

/** What the web imports into: one row, one record. */
export interface TargetDefinition {
  readonly record: string;
  readonly matches: readonly MatchChoice[];
  readonly references: readonly Reference[];
  readonly tie?: Tie;
}

const single = (...names: string[]): MatchChoice[] =>
  names.map((name) => ({ name, fields: [{ field: name }] }));

/** Every target, with the most telling way to match first. A new one is an entry here and its words in `words.ts`. */
export const targetDefinitions: readonly TargetDefinition[] = [
  {
    record: 'crm.company',
    matches: single('externalId', 'siret', 'siren', 'vatNumber', 'email', 'name'),
    references: [],
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
      },
      { name: 'fullName', fields: [{ field: 'lastName' }, { field: 'firstName' }] },
    ],
    references: [],
    tie: {
      record: 'crm.affiliation',
      own: 'contactId',
      references: [
        companyBy('siren', text('Société (SIREN)', 'Company (SIREN)')),
        companyBy('externalId', text('Société (identifiant externe)', 'Company (external id)')),
        companyBy('name', text('Société (nom)', 'Company (name)')),
      ],
    },
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
  },
];

function companyBy(by: string, label: Text): Reference {
  return { name: `company.${by}`, label, field: 'companyId', lookup: 'crm.company', by };
}
