import type { TableDefect, TableDefectCode, TableMessages } from './table-error.js';

const MESSAGES: Record<Exclude<TableDefectCode, 'column-count' | 'invalid-bytes'>, TableMessages> = {
  'unclosed-quote': {
    fr: 'Guillemet ouvrant sans guillemet fermant.',
    en: 'Opening quote without closing quote.',
  },
  'stray-quote': {
    fr: 'Guillemet mal placé : un champ qui en contient doit être entre guillemets, et ceux du texte doublés.',
    en: 'Misplaced quote: a field that holds one must be quoted, and those of the text doubled.',
  },
  'record-too-long': {
    fr: 'Enregistrement trop long : la fin d’enregistrement déclarée ne s’y trouve sans doute pas.',
    en: 'Record too long: the declared record end is probably not in it.',
  },
  'nul-character': {
    fr: 'Caractère nul (NUL) dans le texte.',
    en: 'NUL character in the text.',
  },
};

/** A defect of the record that begins at the physical `line`. */
export function tableDefect(line: number, code: TableDefectCode, messages?: TableMessages): TableDefect {
  const known: Partial<Record<TableDefectCode, TableMessages>> = MESSAGES;
  return { line, code, messages: messages ?? known[code] ?? { fr: code, en: code } };
}

/** The record at `line` has not as many fields as the table has columns. */
export function columnCountDefect(line: number, expected: number, found: number): TableDefect {
  return tableDefect(line, 'column-count', {
    fr: `${expected} colonne(s) attendue(s), ${found} trouvée(s).`,
    en: `Expected ${expected} column(s), found ${found}.`,
  });
}
