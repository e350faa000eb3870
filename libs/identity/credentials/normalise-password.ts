/**
 * The one form in which a password is counted, assessed and hashed: NFC (NIST SP 800-63B-4 §3.1.1.2), with every
 * kind of space turned into the plain one (RFC 8265 §4.2.2), since Mac and BÉPO keyboards type no-break spaces
 * where others type plain ones.
 */
export const normalisePassword = (password: string): string =>
  password.replace(/\p{Zs}/gu, ' ').normalize('NFC');

/** Length in Unicode code points, as NIST SP 800-63B-4 §3.1.1.2 counts. */
export const lengthOf = (text: string): number => [...text].length;
