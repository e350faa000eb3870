/** Signs that people put inside phone numbers, SIREN and SIRET. */
const separators = /[\s\u00a0\u202f.\-/()]/g;
const numeric = /^[\d\s\u00a0\u202f.\-/()+]+$/;
/** A number inside other words: nine digits or more, in groups. */
const numberInside = /(?:\+|\b)\d(?:[\s\u00a0\u202f.\-/()]*\d){8,}/g;

/** The digits that a stored number has as well, whatever prefix it was typed with: `0240…`, `+33 (0)2 40…`, `0033 240…`. */
const core = (typed: string): string =>
  typed
    .replace(/\(0\)/g, '')
    .replace(separators, '')
    .replace(/^\+/, '')
    .replace(/^0{1,2}(?=\d)/, '');

/**
 * What a search looks for: words as they were typed, and numbers as they are stored. Phones are kept as E.164, so
 * `02 40 00 00 00` is looked for as `240000000`, which `+33240000000` contains; a SIRET loses its blanks.
 */
export function searchWords(typed: string): string {
  const trimmed = typed.trim();
  if (numeric.test(trimmed) && trimmed.replace(/\D/g, '').length >= 4) return core(trimmed);
  return trimmed.replace(numberInside, core);
}
