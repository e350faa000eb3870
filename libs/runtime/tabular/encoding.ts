import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { type ByteSource, readBytes } from './byte-source.js';
import { utf32BehindShortMark } from './short-mark.js';
import { TableError } from './table-error.js';
import { incompleteTail, sequenceLength } from './utf8.js';

const SAMPLE_BYTES = 64 * 1024;
/** Valid multi-byte sequences for one bad byte from which a file is UTF-8 with damage rather than a one-byte encoding. */
const UTF8_MAJORITY = 4;

const ALIASES: Record<string, string> = {
  utf8: 'utf-8',
  'utf-16': 'utf-16le',
  utf16: 'utf-16le',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
  cp1252: 'windows-1252',
  win1252: 'windows-1252',
  latin1: 'iso-8859-1',
  'iso8859-1': 'iso-8859-1',
  latin9: 'iso-8859-15',
  'iso8859-15': 'iso-8859-15',
};

/** The encoding that the byte order mark tells, if there is one. */
export function bomEncoding(head: Buffer): string | undefined {
  // Before UTF-16, whose little-endian mark is the first half of this one.
  if (head[0] === 0xff && head[1] === 0xfe && head[2] === 0 && head[3] === 0 && head.length % 4 === 0)
    return 'utf-32le';
  if (head[0] === 0 && head[1] === 0 && head[2] === 0xfe && head[3] === 0xff) return 'utf-32be';
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  const wide = utf32BehindShortMark(head);
  if (wide) return wide;
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** Normalises a declared encoding. @throws TableError encoding-unknown, or encoding-mismatch with the file's BOM */
export function declaredEncoding(declared: string, head: Buffer): string {
  const name = declared.trim().toLowerCase();
  const encoding = ALIASES[name] ?? name;
  if (!iconv.encodingExists(encoding)) {
    throw new TableError('encoding-unknown', {
      fr: `Encodage inconnu : « ${declared} ».`,
      en: `Unknown encoding: "${declared}".`,
    });
  }
  const bom = bomEncoding(head);
  // "utf-16" without a byte order leaves it to the mark (RFC 2781, 4.3).
  if (bom?.startsWith('utf-16') && (name === 'utf-16' || name === 'utf16')) return bom;
  if (bom && bom !== encoding) {
    throw new TableError('encoding-mismatch', {
      fr: `Le fichier commence par une marque ${bom} alors que l’encodage déclaré est ${encoding}.`,
      en: `The file begins with a ${bom} mark although the declared encoding is ${encoding}.`,
    });
  }
  return encoding;
}

/** Detects the encoding: BOM, else UTF-8 if the bytes are, else a Western one-byte encoding. */
export async function detectEncoding(source: ByteSource, head: Buffer): Promise<string> {
  const bom = bomEncoding(head);
  if (bom) return bom;
  // A sample of ASCII alone proves nothing: the first accent may come much later in the file.
  const sample = isAscii(head) ? await firstNonAscii(source) : head;
  return encodingOfSample(sample);
}

/** @param sample bytes cut anywhere at the end */
export function encodingOfSample(sample: Buffer): string {
  const whole = sample.subarray(0, sample.length - incompleteTail(sample));
  if (isUtf8(whole) || mostlyUtf8(whole)) return 'utf-8';
  return looksLatin9(sample) ? 'iso-8859-15' : 'windows-1252';
}

async function firstNonAscii(source: ByteSource): Promise<Buffer> {
  let sample: Buffer | undefined;
  for await (const chunk of readBytes(source)) {
    if (sample) sample = Buffer.concat([sample, chunk]);
    else if (!isAscii(chunk))
      sample = chunk.subarray(Math.max(0, chunk.findIndex((byte) => byte > 0x7f) - 1));
    if (sample && sample.length >= SAMPLE_BYTES) break;
  }
  return sample?.subarray(0, SAMPLE_BYTES) ?? Buffer.alloc(0);
}

function mostlyUtf8(bytes: Buffer): boolean {
  let valid = 0;
  let invalid = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length === 0) invalid += 1;
    else if (length > 1) valid += 1;
    at += length || 1;
  }
  return valid >= invalid * UTF8_MAJORITY;
}

/**
 * ISO-8859-15 differs from Windows-1252 where French needs it: A4 is € (else ¤), BC/BD are Œ/œ (else ¼ ½).
 * Any byte 80-9F is a control character there, so it speaks for Windows-1252.
 */
function looksLatin9(bytes: Buffer): boolean {
  let signs = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (byte >= 0x80 && byte <= 0x9f) return false;
    if (byte === 0xa4) signs += 1;
    else if ((byte === 0xbc || byte === 0xbd) && isLetter(bytes[at + 1]) && !isDigit(bytes[at - 1]))
      signs += 1;
  }
  return signs > 0;
}

const isDigit = (byte = 0) => byte >= 0x30 && byte <= 0x39;
const isLetter = (byte = 0) => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
