type Language = 'fr' | 'en';

/** Only separators of one kind, every group of three digits complete: 1.234.567. */
const isGrouping = (text: string, separator: string): boolean =>
  text
    .split(separator)
    .every((group, at) => (at === 0 ? /^[+-]?\d{1,3}$/.test(group) : /^\d{3}$/.test(group)));

/**
 * Reads a number as people type or paste it: comma or point, blanks between thousands. Of two kinds of separators
 * the last is the decimal one. A single one is decimal, except English `1,500`.
 * @returns the canonical form (`-1234.5`: a point, no needless zeros before it), or undefined when it is no number.
 */
export function parseDecimal(text: string, language: Language = 'fr'): string | undefined {
  let digits = text.replace(/[\s\u00a0\u202f'’]/g, '').replace(/^[−–]/, '-');
  const commas = digits.split(',').length - 1;
  const points = digits.split('.').length - 1;
  if (commas > 0 && points > 0) {
    const decimal = digits.lastIndexOf(',') > digits.lastIndexOf('.') ? ',' : '.';
    const grouping = decimal === ',' ? '.' : ',';
    const whole = digits.slice(0, digits.lastIndexOf(decimal));
    if (whole.includes(decimal) || !isGrouping(whole, grouping)) return undefined;
    digits = digits.replaceAll(grouping, '').replace(decimal, '.');
  } else if (commas > 1 || points > 1) {
    const grouping = commas > 1 ? ',' : '.';
    if (!isGrouping(digits, grouping)) return undefined;
    digits = digits.replaceAll(grouping, '');
  } else if (commas === 1) {
    digits = digits.replace(',', language === 'en' && isGrouping(digits, ',') ? '' : '.');
  }
  const parts = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(digits);
  if (!parts || (!parts[2] && !parts[3])) return undefined;
  const whole = (parts[2] ?? '').replace(/^0+(?=\d)/, '') || '0';
  const canonical = parts[3] ? `${whole}.${parts[3]}` : whole;
  return parts[1] === '-' && /[1-9]/.test(canonical) ? `-${canonical}` : canonical;
}

/** A whole number, or undefined when the text is none that a browser counts exactly. */
export function parseInteger(text: string, language: Language = 'fr'): number | undefined {
  const decimal = parseDecimal(text, language)?.replace(/\.0*$/, '');
  if (decimal === undefined || decimal.includes('.')) return undefined;
  const value = Number(decimal);
  return Number.isSafeInteger(value) ? value : undefined;
}

/** A canonical number as the language writes it, with all its decimals. */
export function formatDecimal(canonical: string | number, language: Language = 'fr'): string {
  const [whole = '0', decimals] = String(canonical).split('.');
  if (!/^-?\d+$/.test(whole)) return String(canonical);
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === 'fr' ? '\u202f' : ',');
  return decimals ? `${grouped}${language === 'fr' ? ',' : '.'}${decimals}` : grouped;
}
