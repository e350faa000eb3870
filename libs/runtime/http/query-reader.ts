import { CommonProblems, type FieldError, Problem, text } from '#kernel';

/** The most records on one page of a list. */
export const maxPerPage = 200;
const mostPages = 1_000_000;

/** Characters of a text in a query. */
const usualLength = 200;

const refuse = (field: string, code: string, fr: string, en: string): FieldError => ({
  field,
  code,
  message: text(fr, en),
});

/**
 * Reads the parameters of a query one by one, then says all that is wrong with them at once, what nobody asked for
 * included.
 */
export class QueryReader {
  private readonly errors: FieldError[] = [];
  private readonly asked = new Set<string>();
  private readonly given = new Map<string, string>();

  constructor(query: unknown) {
    for (const [name, value] of Object.entries((query ?? {}) as Record<string, unknown>)) {
      if (typeof value === 'string') this.given.set(name, value);
      else this.fault(name, 'once', 'Ce paramètre est donné deux fois.', 'This parameter is given twice.');
    }
  }

  text(name: string, max: number = usualLength): string | undefined {
    const value = this.take(name);
    if (value === undefined) return undefined;
    if (value.length > max)
      this.fault(name, 'length', `${max} caractères au plus.`, `${max} characters at most.`);
    else if (value.includes('\0') || !value.isWellFormed())
      this.fault(
        name,
        'storable',
        'Ce texte contient un caractère interdit.',
        'This text contains a forbidden character.',
      );
    return value;
  }

  required(name: string, max?: number): string {
    const value = this.text(name, max);
    if (!value) this.fault(name, 'required', 'Ce paramètre est obligatoire.', 'This parameter is required.');
    return value ?? '';
  }

  /** A whole number from 1 to `max`. */
  count(name: string, usual: number, max: number): number {
    const value = this.take(name);
    if (value === undefined) return usual;
    const count = /^\d{1,7}$/.test(value) ? Number(value) : 0;
    if (count >= 1 && count <= max) return count;
    this.fault(
      name,
      'range',
      `Un nombre de 1 à ${max} est attendu.`,
      `A number from 1 to ${max} is expected.`,
    );
    return usual;
  }

  choice<Choice extends string>(name: string, choices: readonly Choice[], usual: Choice): Choice {
    const value = this.take(name);
    const choice = value === undefined ? usual : choices.find((each) => each === value);
    if (choice !== undefined) return choice;
    const list = choices.join(', ');
    this.fault(name, 'choice', `Valeurs possibles : ${list}.`, `Possible values: ${list}.`);
    return usual;
  }

  /** `true` or `false`; false when absent. */
  flag(name: string): boolean {
    return this.choice(name, ['true', 'false'], 'false') === 'true';
  }

  /** `page` from 1, and `perPage`. */
  page(usual = 25): { page: number; perPage: number } {
    return { page: this.count('page', 1, mostPages), perPage: this.count('perPage', usual, maxPerPage) };
  }

  /** What was not read yet, for a list whose parameters are its fields. */
  others(): [string, string][] {
    const others = [...this.given].filter(([name]) => !this.asked.has(name));
    for (const [name] of others) this.asked.add(name);
    return others;
  }

  refuse(error: FieldError): void {
    this.errors.push(error);
  }

  /** @throws Problem INVALID_INPUT naming each wrong parameter, when there is one. */
  done(): void {
    const list = [...this.asked].join(', ');
    for (const [name] of this.others())
      this.fault(name, 'unknown', `Paramètres possibles : ${list}.`, `Possible parameters: ${list}.`);
    if (this.errors.length > 0) throw new Problem(CommonProblems.INVALID_INPUT, { errors: this.errors });
  }

  private take(name: string): string | undefined {
    this.asked.add(name);
    return this.given.get(name);
  }

  private fault(field: string, code: string, fr: string, en: string): void {
    this.refuse(refuse(field, code, fr, en));
  }
}

/** Reads what is asked for, and nothing else. @throws Problem INVALID_INPUT naming each wrong parameter. */
export function readQuery<T>(query: unknown, read: (reader: QueryReader) => T): T {
  const reader = new QueryReader(query);
  const asked = read(reader);
  reader.done();
  return asked;
}

/** Reads `page` and `perPage` like `readQuery`. */
export const readPage = (query: unknown): { page: number; perPage: number } =>
  readQuery(query, (reader) => reader.page());
