import { addDays, CommonProblems, type FieldError, Problem, startOfDay, text } from '#kernel';
import { type FieldInfo, isDay, type ListQuery, type RecordRegistry } from '#runtime';
import { daysOf, type Period, periods } from './segment-periods.js';

/** What a condition is about: the contact, or what is tied to them. */
export const facts = ['contact', 'company', 'opportunity', 'won', 'activity', 'consent'] as const;
export type Fact = (typeof facts)[number];

/** The kind of record whose list filters a condition speaks. `won`: the sum of the won opportunities. */
export const recordOfFact: Readonly<Record<Exclude<Fact, 'consent'>, string>> = {
  contact: 'crm.contact',
  company: 'crm.company',
  opportunity: 'crm.opportunity',
  won: 'crm.opportunity',
  activity: 'crm.activity',
};

/**
 * One condition: there is such a record (`not`: there is none), where `where` has the filters of its list:
 * `{"fact": "opportunity", "not": true, "where": {"state": "open"}}`. Beside them `<field>.in` names a period that moves
 * with the calendar, and of `won` `total.from` and `total.to` bound the sum of the amounts. A `consent` is the last word of
 * a contact: `channel` (email, sms, phone, letter) and `state` (given, refused).
 */
export interface Condition {
  readonly fact: Fact;
  readonly not?: boolean;
  readonly where: Readonly<Record<string, string>>;
}

/** A condition whose words were understood. */
export interface ReadCondition {
  readonly fact: Fact;
  readonly not: boolean;
  readonly asked: Pick<ListQuery, 'filters' | 'search'>;
  readonly total: { readonly from?: string; readonly to?: string };
  readonly consent?: { readonly channel: string; readonly word: 'yes' | 'no' | undefined };
}

/** When and where a segment is looked at: what today is. */
export interface Moment {
  readonly today: string;
  readonly timeZone: string;
}

const notFilters = new Set(['page', 'perPage', 'sort', 'order', 'segmentId']);
const amount = /^\d{1,12}(\.\d{1,2})?$/;

const wrong = (field: string, fr: string, en: string): FieldError => ({
  field,
  code: 'value',
  message: text(fr, en),
});

/** Reads a condition by the filters that the list of its record has. */
export async function readCondition(
  condition: Condition,
  records: RecordRegistry,
  moment: Moment,
): Promise<{ read: ReadCondition; errors: readonly FieldError[] }> {
  const { fact, not = false } = condition;
  if (fact === 'consent') return readConsent(condition);
  const record = records.find(recordOfFact[fact]);
  if (!record) throw new Error(`no record ${recordOfFact[fact]}`);
  const errors: FieldError[] = [];
  const where = new Map(Object.entries(condition.where));
  const total: { from?: string; to?: string } = {};
  for (const name of where.keys())
    if (notFilters.has(name)) {
      errors.push(
        wrong(`where.${name}`, 'Un filtre de la liste est attendu.', 'A filter of the list is expected.'),
      );
      where.delete(name);
    }
  if (fact === 'won') {
    for (const bound of ['from', 'to'] as const) {
      const given = where.get(`total.${bound}`);
      if (given === undefined) continue;
      where.delete(`total.${bound}`);
      if (amount.test(given)) total[bound] = given;
      else
        errors.push(
          wrong(
            `where.total.${bound}`,
            'Un montant comme 1250.00 est attendu.',
            'An amount such as 1250.00 is expected.',
          ),
        );
    }
    if (where.has('state') && where.get('state') !== 'won')
      errors.push(
        wrong('where.state', 'Seules les affaires gagnées sont comptées.', 'Only won opportunities count.'),
      );
    where.set('state', 'won');
  }
  const query: Record<string, string> = {};
  for (const [name, value] of where) {
    const resolved = inWords(name, value, record.type.fields, moment);
    if (resolved) Object.assign(query, resolved);
    else
      errors.push(
        wrong(
          `where.${name}`,
          `Périodes possibles : ${periods.join(', ')}.`,
          `Possible periods: ${periods.join(', ')}.`,
        ),
      );
  }
  let asked: ReadCondition['asked'] = { filters: [], search: [] };
  try {
    asked = await record.service.parseQuery(query);
  } catch (error) {
    if (!(error instanceof Problem) || error.kind !== CommonProblems.INVALID_INPUT) throw error;
    errors.push(...error.errors.map((each) => ({ ...each, field: `where.${each.field}` })));
  }
  return { read: { fact, not, asked, total }, errors };
}

/** A filter as the list's language has it: periods become days, days of moments become moments. */
function inWords(
  name: string,
  value: string,
  fields: readonly FieldInfo[],
  { today, timeZone }: Moment,
): Record<string, string> | undefined {
  const [fieldName = '', bound] = name.split('.');
  const kind = fields.find((field) => field.name === fieldName)?.kind;
  const ofDays = kind === 'date' || kind === 'instant';
  if (bound === 'in' && ofDays) {
    if (!(periods as readonly string[]).includes(value)) return undefined;
    const { from, to } = daysOf(value as Period, today);
    return {
      ...(from && inWords(`${fieldName}.from`, from, fields, { today, timeZone })),
      ...(to && inWords(`${fieldName}.to`, to, fields, { today, timeZone })),
    };
  }
  if (kind !== 'instant' || !isDay(value)) return { [name]: value };
  if (bound === 'from') return { [name]: startOfDay(value, timeZone).toISOString() };
  const end = startOfDay(addDays(value, 1), timeZone).getTime() - 1;
  if (bound === 'to') return { [name]: new Date(end).toISOString() };
  return {
    [`${name}.from`]: startOfDay(value, timeZone).toISOString(),
    [`${name}.to`]: new Date(end).toISOString(),
  };
}

const channels = ['email', 'sms', 'phone', 'letter'];
const words = { given: 'yes', refused: 'no' } as const;

function readConsent({ not = false, where }: Condition): { read: ReadCondition; errors: FieldError[] } {
  const { channel = '', state, ...others } = where;
  const errors = Object.keys(others).map((name) =>
    wrong(`where.${name}`, 'Filtres possibles : channel, state.', 'Possible filters: channel, state.'),
  );
  if (!channels.includes(channel)) {
    const known = channels.join(', ');
    errors.push(wrong('where.channel', `Valeurs possibles : ${known}.`, `Possible values: ${known}.`));
  }
  if (state !== undefined && !Object.hasOwn(words, state))
    errors.push(
      wrong('where.state', 'Valeurs possibles : given, refused.', 'Possible values: given, refused.'),
    );
  const word = state === undefined ? undefined : words[state as keyof typeof words];
  const read: ReadCondition = {
    fact: 'consent',
    not,
    asked: { filters: [], search: [] },
    total: {},
    consent: { channel, word },
  };
  return { read, errors };
}
