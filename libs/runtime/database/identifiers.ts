/** The one place where a name becomes part of a statement. Values are always bound parameters. */
export function quoteIdentifier(name: string): string {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(name)) throw new Error('not an identifier of ours');
  return `"${name}"`;
}

/** Quotes a literal for the few statements that take no parameters (SET, CREATE ROLE … PASSWORD). */
export const quoteLiteral = (value: string): string => `'${value.replaceAll("'", "''")}'`;
