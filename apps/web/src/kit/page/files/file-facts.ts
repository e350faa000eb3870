import type { Language } from '@/i18n/provider';

/** The size of a file for people: « 812 o », « 1,4 Mo », by powers of 1,000 as systems show them. */
export function fileSize(bytes: number, language: Language): string {
  const units = language === 'fr' ? ['o', 'ko', 'Mo', 'Go'] : ['B', 'kB', 'MB', 'GB'];
  let value = bytes;
  let unit = 0;
  // A value that would be written as 1000 belongs to the next unit.
  while (unit < units.length - 1 && Math.round(value * 10) / 10 >= 1000) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit > 0 && value < 10 ? 1 : 0;
  return `${value.toLocaleString(language, { maximumFractionDigits: digits })}\u00a0${units[unit]}`;
}

export type FileFamily = 'image' | 'pdf' | 'text' | 'sheet' | 'document' | 'archive' | 'mail' | 'other';

const families: readonly (readonly [RegExp, FileFamily])[] = [
  [/^image\//, 'image'],
  [/^application\/pdf$/, 'pdf'],
  [/spreadsheet|excel|\/csv$/, 'sheet'],
  [/word|opendocument\.text|rtf/, 'document'],
  [/^message\/|outlook/, 'mail'],
  [/zip|compressed|\/x-tar|\/gzip/, 'archive'],
  [/^text\/|\/json$|\/xml$/, 'text'],
];

export const familyOf = (mediaType: string): FileFamily =>
  families.find(([pattern]) => pattern.test(mediaType))?.[1] ?? 'other';

/** Pictures that browsers draw; SVG and HTML are never opened here: they may carry scripts. */
const drawable = /^image\/(png|jpeg|gif|webp|avif|bmp)$/;

export type PreviewKind = 'image' | 'pdf' | 'text';

/** Largest text that is shown, in bytes: beyond, it is to be downloaded. */
const maxText = 1_000_000;

/** How a file can be looked at without downloading it; undefined when it cannot. */
export function previewOf(mediaType: string, bytes: number): PreviewKind | undefined {
  const type = mediaType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (drawable.test(type)) return 'image';
  if (type === 'application/pdf') return 'pdf';
  const isText =
    /^text\/(plain|csv|tab-separated-values|markdown)$/.test(type) || type === 'application/json';
  return isText && bytes <= maxText ? 'text' : undefined;
}

/** The name without its ending, and the ending with its dot: renaming keeps the ending. */
export function splitName(name: string): [string, string] {
  const at = name.lastIndexOf('.');
  return at > 0 && name.length - at <= 8 ? [name.slice(0, at), name.slice(at)] : [name, ''];
}

/** Reads a text file: UTF-8 or UTF-16 by its mark, else UTF-8, and what is none as old Windows files are written. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
