/** Headers of images, as the formats' own texts give them; what follows the header is no image. */

export function png(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(57);
  bytes.write('\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR', 'latin1');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

/** With an APP0 and a Huffman table before the frame, as real files have. */
export function jpeg(width: number, height: number): Buffer {
  const frame = Buffer.from('ffc2001108000000000301220002110103110100', 'hex');
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  const before = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc400050001ffff', 'hex');
  return Buffer.concat([before, frame]);
}

const riff = (kind: string, rest: Buffer): Buffer => {
  const head = Buffer.from(`RIFF\0\0\0\0WEBP${kind}\0\0\0\0`, 'latin1');
  return Buffer.concat([head, rest, Buffer.alloc(10)]);
};

export function webp(width: number, height: number): Buffer {
  const rest = Buffer.from('0000009d012a00000000', 'hex');
  rest.writeUInt16LE(width, 6);
  rest.writeUInt16LE(height, 8);
  return riff('VP8 ', rest);
}

export function webpLossless(width: number, height: number): Buffer {
  const rest = Buffer.alloc(5);
  rest[0] = 0x2f;
  rest.writeUInt32LE(((height - 1) << 14) | (width - 1), 1);
  return riff('VP8L', rest);
}

export function webpExtended(width: number, height: number): Buffer {
  const rest = Buffer.alloc(10);
  rest.writeUIntLE(width - 1, 4, 3);
  rest.writeUIntLE(height - 1, 7, 3);
  return riff('VP8X', rest);
}
