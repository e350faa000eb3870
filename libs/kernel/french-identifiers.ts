/** Sum of digits of the Luhn formula (ISO/IEC 7812-1, annex B) used by INSEE for SIREN and SIRET. */
function luhnSum(digits: string): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum;
}

const laPoste = '356000000';

/** Removes the blanks and dots people type inside SIREN, SIRET and VAT numbers. */
export const compactIdentifier = (value: string): string =>
  value.replace(/[\s.\u00a0\u202f-]/g, '').toUpperCase();

/** Whether a text is a valid SIREN: nine digits with a Luhn key (INSEE, décret 82-130). */
export const isSiren = (value: string): boolean =>
  /^\d{9}$/.test(value) && value !== '000000000' && luhnSum(value) % 10 === 0;

/**
 * Whether a text is a valid SIRET: a valid SIREN, five digits and a Luhn key. The establishments of La Poste have
 * SIRETs whose plain sum of digits is a multiple of five instead (INSEE).
 */
export function isSiret(value: string): boolean {
  if (!/^\d{14}$/.test(value) || !isSiren(value.slice(0, 9))) return false;
  if (luhnSum(value) % 10 === 0) return true;
  return value.startsWith(laPoste) && [...value].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0;
}

/** The French VAT number of a SIREN: key = (12 + 3 × (SIREN mod 97)) mod 97 (CGI art. 286 ter). */
export function frenchVatNumber(siren: string): string {
  const key = (12 + 3 * (Number(siren) % 97)) % 97;
  return `FR${String(key).padStart(2, '0')}${siren}`;
}

/**
 * Whether a text has the form of a European VAT number; for France the numeric key must also match its SIREN.
 * Only the tax authorities' register tells whether the number exists.
 */
export function isVatNumber(value: string): boolean {
  if (!/^[A-Z]{2}[0-9A-Z+*]{2,12}$/.test(value)) return false;
  if (!value.startsWith('FR')) return true;
  const siren = value.slice(4);
  if (!/^[0-9A-HJ-NP-Z]{2}$/.test(value.slice(2, 4)) || !isSiren(siren)) return false;
  return /^\d{2}$/.test(value.slice(2, 4)) ? value === frenchVatNumber(siren) : true;
}
