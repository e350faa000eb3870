import type { MappedColumn, RowFields, Yaml } from './row-fields.js';

/** Names of the steps beside the one of the target. */
export const companySteps = { organisations: 'organisations', companies: 'companies' } as const;

const yes = [
  '1',
  'true',
  'True',
  'TRUE',
  'vrai',
  'Vrai',
  'VRAI',
  'oui',
  'Oui',
  'OUI',
  'yes',
  'Yes',
  'YES',
  'x',
  'X',
  'o',
  'O',
  'company',
  'Company',
  'société',
  'Société',
  'Entreprise',
  'entreprise',
];

/** Which columns tell of whom a row is. */
interface Tellers {
  /** Those with a person's name. */
  readonly people: readonly MappedColumn[];
  readonly company: MappedColumn | undefined;
  readonly isCompany: MappedColumn | undefined;
}

export const tellersOf = (fields: RowFields): Tellers => ({
  people: ['lastName', 'fullName', 'firstName'].flatMap((name) => fields.named(name) ?? []),
  company: fields.named('company.name'),
  isCompany: fields.named('isCompany'),
});

/** Conditions that hold for rows that are companies themselves; undefined where none can be. */
export function organisationRows({ people, company, isCompany }: Tellers): Yaml | undefined {
  if (isCompany) return { [isCompany.column.name]: yes };
  if (!company || people.length === 0) return undefined;
  const nobody = people.map(({ column }) => [column.name, { empty: true }] as const);
  return { ...Object.fromEntries(nobody), [company.column.name]: { empty: false } };
}

/** The step that makes companies of the rows that are no people: all that the row says becomes the company's. */
export function organisationStep(fields: RowFields, source: string, onMatch: string): Yaml | undefined {
  const tellers = tellersOf(fields);
  const where = organisationRows(tellers);
  const [person] = tellers.people;
  const named = tellers.isCompany
    ? (fields.named('fullName') ?? fields.named('lastName') ?? person)
    : tellers.company;
  if (!where || !named) return undefined;
  const of = (...names: string[]) => {
    const found = names.flatMap((name) => fields.named(name) ?? []);
    return found.length === 0 ? undefined : { firstOf: found.map((mapped) => fields.value(mapped)) };
  };
  const { addresses } = fields.lists();
  const values: Yaml = {
    name: { column: `/${named.column.name}`, transform: ['squash'] },
    externalId: of('externalId'),
    email: of('company.email', 'emails.work.address', 'emails.home.address', 'emails.other.address'),
    phone: of('company.phone', 'phones.work.number', 'phones.mobile.number', 'phones.home.number'),
    website: of('company.website'),
    siren: of('company.siren'),
    siret: of('company.siret'),
    vatNumber: of('company.vatNumber'),
    kind: of('company.kind'),
    notes: of('notes'),
    source: of('source'),
    ownerName: of('ownerName'),
  };
  return {
    name: companySteps.organisations,
    target: 'crm.company',
    source,
    where,
    match: [values['externalId'] ? 'externalId' : 'name'],
    onFound: onMatch,
    unreadable: 'leave',
    fields: { ...dropping(values), ...(addresses !== undefined && { addresses }) },
  };
}

/** The step that makes the companies that rows name and that are not there. */
export function companyStep(fields: RowFields, source: string): Yaml | undefined {
  const tellers = tellersOf(fields);
  const { company, isCompany, people } = tellers;
  if (!company) return undefined;
  const organisations = people.length > 0 ? organisationRows(tellers) : undefined;
  const of = (name: string) => {
    const mapped = fields.named(`company.${name}`);
    return mapped && fields.value(mapped);
  };
  // Where some rows are companies, what the others say of a company besides its name is their own.
  const own = isCompany
    ? {}
    : {
        siren: of('siren'),
        siret: of('siret'),
        vatNumber: of('vatNumber'),
        website: of('website'),
        email: of('email'),
        phone: of('phone'),
        kind: of('kind'),
      };
  const key = fields.named('company.externalId')
    ? 'externalId'
    : fields.named('company.siren') && !isCompany
      ? 'siren'
      : 'name';
  return {
    name: companySteps.companies,
    target: 'crm.company',
    source,
    where: { [company.column.name]: { empty: false } },
    ...(organisations && { unless: organisations }),
    match: [key],
    ...(key !== 'name' && { orMatch: [['name']] }),
    onFound: 'skip',
    onRepeat: 'same',
    unreadable: 'leave',
    fields: {
      name: { column: `/${company.column.name}`, transform: ['squash'] },
      ...dropping({ externalId: of('externalId'), ...own }),
    },
  };
}

/** Values that are refused leave the company without them. */
const dropping = (values: Yaml): Yaml =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [
        name,
        name === 'name' || name === 'externalId' ? value : { ...(value as Yaml), onInvalid: 'drop' },
      ]),
  );
