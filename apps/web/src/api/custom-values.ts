/**
 * The company's own fields lie in `custom` on the server: `{custom: {surface: '12'}}`. Screens know a record as a flat
 * object, in which they have the names that lists, filters and exports call them by: `{'custom.surface': '12'}`. The
 * network turns one into the other; forms hold what the server holds, since a point in a name is a path to them.
 */
type Values = Record<string, unknown>;

const prefix = 'custom.';

const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A record with the company's own fields beside the others. */
export function flatValues(values: Readonly<Values>): Values {
  const { custom, ...others } = values;
  if (!isObject(custom)) return values;
  const own = Object.entries(custom).map(([key, value]) => [prefix + key, value]);
  return { ...others, ...Object.fromEntries(own) };
}

/** The other way round. */
export function nestedValues(values: Readonly<Values>): Values {
  const own = Object.entries(values).filter(([name]) => name.startsWith(prefix));
  if (own.length === 0) return values;
  const others = Object.entries(values).filter(([name]) => !name.startsWith(prefix));
  const custom = Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), value ?? null]));
  return { ...Object.fromEntries(others), custom };
}

/** Every record in an answer, however deep it is. */
export function flatAnswer(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(flatAnswer);
  if (!isObject(answer)) return answer;
  const { custom, ...others } = answer;
  const flat = Object.fromEntries(Object.entries(others).map(([name, value]) => [name, flatAnswer(value)]));
  return isObject(custom) ? flatValues({ ...flat, custom }) : flat;
}

/** Whether the text of an answer may have a value of such a field: most have none, and are taken as they are. */
export const mayHaveCustom = (content: string): boolean => content.includes('"custom":{"');
