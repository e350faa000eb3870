/**
 * A text that a spreadsheet may take for a formula: = + - @, also full-width, TAB, CR, LF or NUL first, or one of
 * the signs after blanks or invisible characters (OWASP "CSV Injection", CWE-1236).
 */
const FORMULA = /^[\s\u200B-\u200F\u2060]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** Puts `'` before a text that a spreadsheet may run as a formula; any other text is left as it is. */
export function neutraliseFormula(text: string): string {
  return FORMULA.test(text) || text.startsWith('\0') ? `'${text}` : text;
}
