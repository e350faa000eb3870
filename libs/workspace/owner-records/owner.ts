import { CommonProblems, type FieldError, isId, Problem, text } from '#kernel';
import { maxPerPage } from '#runtime';

/** The record that files and comments lie beside: its kind (`crm.company`) and its id. */
export interface Owner {
  readonly resource: string;
  readonly recordId: string;
}

/** Which record, and which page of what lies beside it. */
export interface OwnerPage extends Owner {
  readonly page: number;
  readonly perPage: number;
  readonly order: 'asc' | 'desc';
}

const refuse = (field: string, code: string, fr: string, en: string): FieldError => ({
  field,
  code,
  message: text(fr, en),
});

/**
 * Reads the parameters of a query, each given once.
 * @throws Problem INVALID_INPUT for what is missing or not known.
 */
export function readParameters<Name extends string>(
  query: Record<string, unknown>,
  required: readonly Name[],
  optional: readonly string[] = [],
): Record<Name, string> & Partial<Record<string, string>> {
  const errors: FieldError[] = [];
  for (const [name, value] of Object.entries(query)) {
    if (!(required as readonly string[]).includes(name) && !optional.includes(name)) {
      const list = [...required, ...optional].join(', ');
      errors.push(
        refuse(name, 'unknown', `Paramètres possibles : ${list}.`, `Possible parameters: ${list}.`),
      );
    } else if (typeof value !== 'string') {
      errors.push(
        refuse(name, 'once', 'Ce paramètre est donné deux fois.', 'This parameter is given twice.'),
      );
    } else if (value.includes('\0') || !value.isWellFormed()) {
      errors.push(
        refuse(
          name,
          'storable',
          'Ce texte contient un caractère interdit.',
          'This text contains a forbidden character.',
        ),
      );
    }
  }
  for (const name of required)
    if (query[name] === undefined || query[name] === '')
      errors.push(refuse(name, 'required', 'Ce paramètre est obligatoire.', 'This parameter is required.'));
  if (errors.length > 0) throw new Problem(CommonProblems.INVALID_INPUT, { errors });
  return query as Record<Name, string> & Partial<Record<string, string>>;
}

/** @throws Problem INVALID_INPUT; NOT_FOUND for an id that is none, like an unknown one. */
export function readOwner(query: Record<string, unknown>): Owner {
  const { resource, recordId } = readParameters(query, ['resource', 'recordId']);
  return ownerOf(resource, recordId);
}

export function ownerOf(resource: string, recordId: string): Owner {
  if (!isId(recordId)) throw new Problem(CommonProblems.NOT_FOUND);
  return { resource, recordId };
}

/** @throws Problem like `readOwner`. */
export function readOwnerPage(
  query: Record<string, unknown>,
  usual: { order: 'asc' | 'desc'; mayOrder: boolean },
): OwnerPage {
  const optional = ['page', 'perPage', ...(usual.mayOrder ? ['order'] : [])];
  const values = readParameters(query, ['resource', 'recordId'], optional);
  const errors: FieldError[] = [];
  const number = (name: string, fallback: number, max: number): number => {
    const value = values[name];
    if (value === undefined) return fallback;
    const read = /^\d{1,7}$/.test(value) ? Number(value) : 0;
    if (read < 1 || read > max)
      errors.push(
        refuse(
          name,
          'range',
          `Un nombre de 1 à ${max} est attendu.`,
          `A number from 1 to ${max} is expected.`,
        ),
      );
    return read;
  };
  const page = number('page', 1, 1_000_000);
  const perPage = number('perPage', 25, maxPerPage);
  const order = values['order'] ?? usual.order;
  if (order !== 'asc' && order !== 'desc')
    errors.push(refuse('order', 'choice', 'Ordres possibles : asc, desc.', 'Possible orders: asc, desc.'));
  if (errors.length > 0) throw new Problem(CommonProblems.INVALID_INPUT, { errors });
  const owner = ownerOf(values.resource, values.recordId);
  return { ...owner, page, perPage, order: order === 'desc' ? 'desc' : 'asc' };
}
