const currencies =
  /^(?:€|\$|£|EUR|USD|GBP|CHF|CAD|US\$)\s*|\s*(?:€|\$|£|euros?|EUR|USD|GBP|CHF|CAD)(?:\s*(?:HT|H\.T\.))?$/gi;

/** A number without its currency, its percent sign and the blanks around it. */
export const bareNumber = (value: string): string =>
  value.trim().replace(currencies, '').replace(/\s*%$/, '').trim();

/** A decimal number in plain digits, or undefined: `1 234,50` with comma and blanks is `1234.50`. */
export function readNumber(value: string, decimal: string, thousands: string): string | undefined {
  const sign = /^[-\u2212(]/.test(value) ? '-' : '';
  const bare = value.replace(/^[-+\u2212]/, '').replace(/^\((.*)\)$/, '$1');
  const at = bare.lastIndexOf(decimal);
  const whole = at < 0 ? bare : bare.slice(0, at);
  const fraction = at < 0 ? '' : bare.slice(at + decimal.length);
  const blanks = thousands === ' ' ? /[ \u00A0\u202F]/g : undefined;
  const grouped = blanks ? whole.replace(blanks, ' ') : whole;
  const isGrouped = thousands !== '' && grouped.includes(thousands);
  const groups = isGrouped ? grouped.split(thousands) : [grouped];
  // 1,23 with `,` for thousands is a mistake of the mapping or of the file, never 123.
  const wellGrouped = groups.every((group, index) =>
    isGrouped ? (index === 0 ? /^\d{1,3}$/.test(group) : /^\d{3}$/.test(group)) : /^\d+$/.test(group),
  );
  if (!wellGrouped || (at >= 0 && !/^\d+$/.test(fraction))) return undefined;
  const digits = groups.join('').replace(/^0+(?=\d)/, '');
  return `${sign}${digits}${fraction ? `.${fraction}` : ''}`;
}

/** Plain digits with at most so many behind the point, half up; and whether anything was lost. */
export function rounded(digits: string, places: number): { digits: string; exact: boolean } {
  const [whole = '0', fraction = ''] = digits.replace('-', '').split('.');
  const lost = fraction.slice(places);
  if (/^0*$/.test(lost))
    return { digits: digits.slice(0, digits.length - lost.length).replace(/\.$/, ''), exact: true };
  const up = (lost[0] ?? '0') >= '5' ? 1n : 0n;
  const units = (BigInt(whole + fraction.slice(0, places).padEnd(places, '0')) + up)
    .toString()
    .padStart(places + 1, '0');
  const sign = digits.startsWith('-') ? '-' : '';
  const text = places === 0 ? units : `${units.slice(0, -places)}.${units.slice(-places)}`;
  return { digits: sign + text, exact: false };
}
