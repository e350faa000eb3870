import { CommonProblems, type FieldError, Problem, text } from '#kernel';

const refused = (field: string, code: string, message: FieldError['message']): Problem =>
  new Problem(CommonProblems.INVALID_INPUT, { errors: [{ field, code, message }] });

/** A parameter of a query that may be absent. @throws Problem INVALID_INPUT when it is given twice or too long. */
export function readText(query: Record<string, unknown>, name: string): string | undefined {
  const value = query[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'string')
    throw refused(name, 'once', text('Ce paramètre est donné deux fois.', 'This parameter is given twice.'));
  if (value.length > 200 || value.includes('\0'))
    throw refused(name, 'length', text('200 caractères au plus.', '200 characters at most.'));
  return value;
}

/** A whole number from 1 to `max`. @throws Problem INVALID_INPUT */
export function readCount(
  query: Record<string, unknown>,
  name: string,
  fallback: number,
  max: number,
): number {
  const value = readText(query, name);
  if (value === undefined) return fallback;
  const count = /^\d{1,7}$/.test(value) ? Number(value) : 0;
  if (count >= 1 && count <= max) return count;
  throw refused(
    name,
    'range',
    text(`Un nombre de 1 à ${max} est attendu.`, `A number from 1 to ${max} is expected.`),
  );
}

export const readPageNumbers = (
  query: Record<string, unknown>,
  maxPerPage: number,
): { page: number; perPage: number } => ({
  page: readCount(query, 'page', 1, 1_000_000),
  perPage: readCount(query, 'perPage', maxPerPage, maxPerPage),
});
