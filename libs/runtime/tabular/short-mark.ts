/** Characters that are looked at behind the mark. */
const looked = 8;
const width = 4;

/**
 * UTF-32 behind the mark of UTF-16, as some exports have it: two bytes, then four for each character. As UTF-16 every
 * second character would be NUL, which no text holds.
 */
export function utf32BehindShortMark(head: Buffer): 'utf-32le' | 'utf-32be' | undefined {
  const mark = head.length >= 2 + looked * width ? head.readUInt16BE(0) : 0;
  if (mark !== 0xfeff && mark !== 0xfffe) return undefined;
  // The whole mark of UTF-32LE begins with that of UTF-16LE.
  if (head.readUInt32LE(0) === 0xfeff) return undefined;
  const units = Array.from({ length: looked }, (_, at) =>
    head.subarray(2 + at * width, 2 + (at + 1) * width),
  );
  if (units.every((unit) => unit.readUInt16BE(0) === 0 && unit.readUInt16BE(2) !== 0)) return 'utf-32be';
  return units.every((unit) => unit.readUInt16LE(0) !== 0 && unit.readUInt16LE(2) === 0)
    ? 'utf-32le'
    : undefined;
}
