/**
 * Whether a text is a French social-security number (NIR) with its key: sex, year and month of birth, department,
 * commune, order, then the key 97 − (n mod 97) of those 13 digits; for the key, Corsica's 2A counts as 19 and 2B
 * as 18 (décret 82-103 of 22 January 1982; INSEE, répertoire national d'identification des personnes physiques).
 * Sex 3, 4, 7 and 8 mark numbers that are given while the civil status is being established; so do months from 20.
 */
export function isNir(value: string): boolean {
  const match = /^([1-478]\d{2}(?:0[1-9]|1[0-2]|[2-9]\d)(?:\d{2}|2[AB])\d{6})(\d{2})$/.exec(value);
  if (!match) return false;
  const digits = (match[1] ?? '').replace('2A', '19').replace('2B', '18');
  return Number(match[2]) === 97 - (Number(digits) % 97);
}

/** Lengths of the registry of ISO 13616 for the countries of SEPA; elsewhere only the general form is known. */
const ibanLengths: Readonly<Record<string, number>> = {
  AD: 24,
  AT: 20,
  BE: 16,
  BG: 22,
  CH: 21,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  EE: 20,
  ES: 24,
  FI: 18,
  FR: 27,
  GB: 22,
  GI: 23,
  GR: 27,
  HR: 21,
  HU: 28,
  IE: 22,
  IS: 26,
  IT: 27,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MT: 31,
  NL: 18,
  NO: 15,
  PL: 28,
  PT: 25,
  RO: 24,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  VA: 22,
};

/** Whether a text is an IBAN: its country's length, and the key of ISO/IEC 7064 mod 97-10 (ISO 13616-1). */
export function isIban(value: string): boolean {
  if (!/^[A-Z]{2}\d{2}[0-9A-Z]{11,30}$/.test(value)) return false;
  const length = ibanLengths[value.slice(0, 2)];
  const key = Number(value.slice(2, 4));
  if ((length !== undefined && value.length !== length) || key < 2 || key > 98) return false;
  let rest = 0;
  for (const sign of value.slice(4) + value.slice(0, 4)) {
    const number = Number.parseInt(sign, 36);
    rest = (rest * (number > 9 ? 100 : 10) + number) % 97;
  }
  return rest === 1;
}
