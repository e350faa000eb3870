/**
 * Brings an amount as people type it (`10 000,50 €`, `10.000,50`, `10000.5`) into `10000.50`. A last separator followed
 * by one or two digits is the decimal one; every other separates thousands. What cannot be read stays as it is.
 */
export function compactAmount(typed: string): string {
  const bare = typed.replace(/[\s\u00a0\u202f']/g, '').replace(/(€|EUR)$/i, '');
  const [, whole = bare, decimals] = /^(.*\d)[.,](\d{1,2})$/.exec(bare) ?? [];
  if (!/^(\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3})+)$/.test(whole)) return typed;
  const digits = whole.replace(/[.,]/g, '').replace(/^0+(?=\d)/, '');
  return decimals === undefined ? digits : `${digits}.${decimals.padEnd(2, '0')}`;
}

/** Whether a text is an amount in the form that is stored: up to 15 digits, with a point before two decimals. */
export const isAmount = (value: string): boolean => /^(0|[1-9]\d{0,14})(\.\d{1,2})?$/.test(value);
