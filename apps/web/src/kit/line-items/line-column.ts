import { fold } from '../inputs/fold';
import { formatDecimal, parseDecimal, parseInteger } from '../inputs/numbers';

/** A line as the form holds it. */
export type Line = Record<string, unknown>;

export interface LineColumn {
  name: string;
  /** Key of the texts. */
  label: string;
  kind: 'text' | 'decimal' | 'integer' | 'choice' | 'computed';
  /** Pixels; a text takes what is left. */
  width?: number;
  required?: boolean;
  /** Texts: characters. */
  max?: number;
  choices?: readonly { value: string; label: string }[];
  /** What a computed cell shows: a canonical decimal, or a text. */
  compute?: (line: Line) => string;
}

type Language = 'fr' | 'en';

/** What a cell stores of what was typed; what cannot be read stays as it was typed, and is at fault. */
export function readCell({ kind, choices }: LineColumn, typed: string, language: Language): unknown {
  const text = typed.trim();
  if (text === '') return null;
  switch (kind) {
    case 'decimal':
      return parseDecimal(text.replace(/\s*[€%]$/, ''), language) ?? text;
    case 'integer':
      return parseInteger(text, language) ?? text;
    case 'choice': {
      const searched = fold(text);
      return choices?.find(({ value, label }) => value === text || fold(label) === searched)?.value ?? text;
    }
    default:
      return typed;
  }
}

/** A stored value as it is shown in its cell. */
export function showCell({ kind }: LineColumn, value: unknown, language: Language): string {
  if (value === null || value === undefined) return '';
  if (kind === 'decimal' || kind === 'integer') return formatDecimal(String(value), language);
  return String(value);
}

const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || (typeof value === 'string' && value.trim() === '');

/** What is wrong with a cell, as a key of the texts. */
export function cellFault(
  column: LineColumn,
  value: unknown,
): { message: string; args?: Record<string, number> } | undefined {
  const { kind, required, max, choices } = column;
  if (kind === 'computed') return undefined;
  if (isBlank(value)) return required ? { message: 'form.fault.required' } : undefined;
  if (kind === 'decimal' && !/^-?\d+(\.\d+)?$/.test(String(value))) return { message: 'form.fault.number' };
  if (kind === 'integer' && !Number.isSafeInteger(value)) return { message: 'form.fault.integer' };
  if (kind === 'choice' && !choices?.some((choice) => choice.value === value))
    return { message: 'form.fault.choice' };
  if (kind === 'text' && max !== undefined && String(value).length > max)
    return { message: 'form.fault.tooLong', args: { max } };
  return undefined;
}

/** Whether nobody has written in a line: it holds nothing but what a new one begins with. */
export const isUntouched = (columns: readonly LineColumn[], line: Line, empty: Line): boolean =>
  columns.every(({ name, kind }) => kind === 'computed' || isBlank(line[name]) || line[name] === empty[name]);

/** The lines that somebody has written in: what is sent. */
export const writtenLines = (columns: readonly LineColumn[], lines: readonly Line[], empty: Line): Line[] =>
  lines.filter((line) => !isUntouched(columns, line, empty));

/** Positions of the lines in which something is wrong; an untouched line is not. */
export const faultyLines = (columns: readonly LineColumn[], lines: readonly Line[], empty: Line): number[] =>
  lines.flatMap((line, at) =>
    !isUntouched(columns, line, empty) && columns.some((column) => cellFault(column, line[column.name]))
      ? [at]
      : [],
  );
