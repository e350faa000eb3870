/** Calling codes of one and two digits (ITU-T E.164); every other one has three. */
const shortCodes = /^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

const grouped = (digits: string, size: number): string =>
  digits.replace(new RegExp(`(\\d{${size}})(?=\\d)`, 'g'), '$1\u00a0');

/**
 * A phone number as people read it: French ones in pairs without their prefix, others after their calling code.
 * What is no E.164 number stays as it is.
 */
export function formatPhone(value: string): string {
  const french = /^\+33(\d{9})$/.exec(value)?.[1];
  if (french) return grouped(`0${french}`, 2);
  const digits = /^\+(\d{5,15})$/.exec(value)?.[1];
  if (!digits) return value;
  const code = shortCodes.exec(digits)?.[0] ?? digits.slice(0, 3);
  const rest = digits.slice(code.length);
  return `+${code}\u00a0${grouped(rest, rest.length % 2 === 0 && rest.length < 10 ? 2 : 3)}`;
}
