import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { utf32BehindShortMark } from './short-mark.js';
import type { TableMessages } from './table-error.js';
import { incompleteTail, sequenceLength } from './utf8.js';

/**
 * Decodes chunk after chunk. A byte that the encoding does not know becomes the lone surrogate U+DC00 + byte:
 * no valid text holds one, so a row that is not well-formed is a row with invalid bytes, and U+FFFD stays what the
 * file itself holds.
 */
export interface ChunkDecoder {
  write(bytes: Buffer): string;
  end(): string;
}

const INVALID = 0xdc00;
const REPLACEMENT = '\uFFFD';
const BOM = '\uFEFF';

/** @param encoding a name that iconv-lite knows; the BOM is taken off */
export function chunkDecoder(encoding: string): ChunkDecoder {
  if (encoding === 'utf-8') return new Utf8Decoder();
  if (encoding.startsWith('utf-32')) return new Utf32Decoder(encoding);
  return encoding.startsWith('utf-16') ? new Utf16Decoder(encoding) : new LegacyDecoder(encoding);
}

class Utf8Decoder implements ChunkDecoder {
  private rest: Buffer = Buffer.alloc(0);
  private started = false;

  write(chunk: Buffer): string {
    const bytes = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk;
    const cut = bytes.length - incompleteTail(bytes);
    this.rest = Buffer.from(bytes.subarray(cut));
    return this.decode(bytes.subarray(0, cut));
  }

  end(): string {
    return this.decode(this.rest);
  }

  private decode(bytes: Buffer): string {
    const text = isUtf8(bytes) ? bytes.toString('utf8') : markInvalid(bytes);
    if (this.started || text === '') return text;
    this.started = true;
    return text.startsWith(BOM) ? text.slice(1) : text;
  }
}

function markInvalid(bytes: Buffer): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length === 0) {
      parts.push(bytes.toString('utf8', from, at), String.fromCharCode(INVALID + (bytes[at] as number)));
      from = at + 1;
    }
    at += length || 1;
  }
  parts.push(bytes.toString('utf8', from));
  return parts.join('');
}

class Utf16Decoder implements ChunkDecoder {
  private readonly decoder: iconv.DecoderStream;
  private odd = false;

  constructor(encoding: string) {
    this.decoder = iconv.getDecoder(encoding);
  }

  write(chunk: Buffer): string {
    if (chunk.length % 2 === 1) this.odd = !this.odd;
    return this.decoder.write(chunk);
  }

  end(): string {
    const rest = this.decoder.end() ?? '';
    // Two marks, as one alone would complete a high surrogate left before it.
    return this.odd ? rest + String.fromCharCode(INVALID, INVALID) : rest;
  }
}

class LegacyDecoder implements ChunkDecoder {
  private readonly decoder: iconv.DecoderStream;

  constructor(encoding: string) {
    this.decoder = iconv.getDecoder(encoding);
  }

  write(chunk: Buffer): string {
    const text = this.decoder.write(chunk);
    if (!text.includes(REPLACEMENT)) return text;
    // Only where a character is a byte is it known which one was refused.
    const byteAt = (at: number) => (text.length === chunk.length ? (chunk[at] as number) : 0);
    return text.replaceAll(REPLACEMENT, (_, at: number) => String.fromCharCode(INVALID + byteAt(at)));
  }

  end(): string {
    return (this.decoder.end() ?? '').replaceAll(REPLACEMENT, String.fromCharCode(INVALID));
  }
}

/** A short mark before it goes: the rest would be read from the middle of its characters. */
class Utf32Decoder extends LegacyDecoder {
  private started = false;

  override write(chunk: Buffer): string {
    const isFirst = !this.started;
    this.started = true;
    return super.write(isFirst && utf32BehindShortMark(chunk) ? chunk.subarray(2) : chunk);
  }
}

/** Says what is wrong in a field that is not well-formed. */
export function describeInvalid(field: string, encoding: string): TableMessages {
  let at = 0;
  while ((field.codePointAt(at) ?? 0) > 0xffff || isOrdinary(field.charCodeAt(at))) {
    at += (field.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  }
  const unit = field.charCodeAt(at);
  if (encoding.startsWith('utf-16')) {
    const hex = unit.toString(16).toUpperCase();
    return {
      fr: `Caractère incomplet en ${encoding} (demi-codet isolé ${hex}).`,
      en: `Incomplete character in ${encoding} (lone surrogate ${hex}).`,
    };
  }
  const byte = unit - INVALID;
  const hex = byte > 0 ? ` 0x${byte.toString(16).toUpperCase().padStart(2, '0')}` : '';
  return { fr: `Octet${hex} invalide en ${encoding}.`, en: `Byte${hex} is invalid in ${encoding}.` };
}

const isOrdinary = (unit: number) => unit < 0xd800 || unit > 0xdfff;
