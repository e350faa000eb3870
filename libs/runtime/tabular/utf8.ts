import { isUtf8 } from 'node:buffer';

/** Length of the valid UTF-8 sequence that begins at `at`, 0 if there is none (RFC 3629). */
export function sequenceLength(bytes: Buffer, at: number): number {
  const length = announcedLength(bytes[at] ?? 0xff);
  if (length <= 1) return length;
  return at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length)) ? length : 0;
}

/** Bytes at the end (0 to 3) that begin a sequence whose rest is still to come. */
export function incompleteTail(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if ((byte & 0xc0) !== 0x80) return announcedLength(byte) > back ? back : 0;
  }
  return 0;
}

function announcedLength(byte: number): number {
  if (byte < 0x80) return 1;
  if (byte < 0xc2) return 0;
  if (byte < 0xe0) return 2;
  if (byte < 0xf0) return 3;
  return byte < 0xf5 ? 4 : 0;
}
