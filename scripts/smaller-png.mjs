// Rewrites a picture of a screen with a palette of 256 colours: a third of the bytes, and no eye sees it. The format:
// https://www.w3.org/TR/png-3/
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** @param png a picture of 8 bits a channel, without transparency or interlacing, as Chromium writes them. */
export function smallerPng(png) {
  const { width, height, pixels } = decode(png);
  const indexes = new Map();
  const palette = paletteOf(pixels);
  // Each row begins with its filter: none, the best for areas of one colour.
  const rows = Buffer.alloc((width + 1) * height);
  for (let at = 0; at < width * height; at += 1) {
    const colour = pixels.readUIntBE(at * 3, 3);
    if (!indexes.has(colour)) indexes.set(colour, nearest(palette, colour));
    rows[at + Math.floor(at / width) + 1] = indexes.get(colour);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8);
  const colours = Buffer.from(palette.flatMap(channels));
  const data = deflateSync(rows, { level: 9, memLevel: 9 });
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const channels = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];

/** The colours seen most, of each shade that is there the one seen most. */
function paletteOf(pixels) {
  const seen = new Map();
  for (let at = 0; at < pixels.length; at += 3) {
    const colour = pixels.readUIntBE(at, 3);
    seen.set(colour, (seen.get(colour) ?? 0) + 1);
  }
  const shades = Map.groupBy(seen, ([colour]) => colour & 0xf8f8f8);
  const known = [...shades.values()].map((all) => ({
    colour: all.reduce((a, b) => (b[1] > a[1] ? b : a))[0],
    count: all.reduce((sum, [, count]) => sum + count, 0),
  }));
  // Large areas keep their very colour, even beside another of their shade.
  const areas = [...seen].filter(([, count]) => count > 1000).map(([colour]) => colour);
  const others = known.sort((a, b) => b.count - a.count).map(({ colour }) => colour);
  return [...new Set([...areas, ...others])].slice(0, 256);
}

function nearest(palette, colour) {
  const [red, green, blue] = channels(colour);
  const distance = (other) => {
    const [r, g, b] = channels(other);
    return (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
  };
  let best = 0;
  for (let index = 1; index < palette.length; index += 1)
    if (distance(palette[index]) < distance(palette[best])) best = index;
  return best;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** The pixels of a picture, three bytes each. @throws Error for a kind of PNG that Chromium does not write. */
function decode(png) {
  const chunks = [];
  for (let at = signature.length; at < png.length; at += png.readUInt32BE(at) + 12)
    chunks.push({
      type: png.toString('latin1', at + 4, at + 8),
      data: png.subarray(at + 8, at + 8 + png.readUInt32BE(at)),
    });
  const [header] = chunks;
  const [width, height] = [header.data.readUInt32BE(0), header.data.readUInt32BE(4)];
  if (header.data[8] !== 8 || header.data[9] !== 2 || header.data[12] !== 0)
    throw new Error('the picture is not of 8 bits a channel, without transparency');
  const raw = inflateSync(
    Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)),
  );
  return { width, height, pixels: unfilter(raw, width * 3, height) };
}

function unfilter(raw, stride, height) {
  const pixels = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x >= 3 ? pixels[at - 3] : 0;
      const above = y > 0 ? pixels[at - stride] : 0;
      const corner = y > 0 && x >= 3 ? pixels[at - stride - 3] : 0;
      const guesses = [0, left, above, (left + above) >> 1];
      pixels[at] = raw[at + y + 1] + (filter === 4 ? paeth(left, above, corner) : guesses[filter]);
    }
  }
  return pixels;
}

function paeth(left, above, corner) {
  const guess = left + above - corner;
  const [a, b, c] = [left, above, corner].map((each) => Math.abs(guess - each));
  return a <= b && a <= c ? left : b <= c ? above : corner;
}
