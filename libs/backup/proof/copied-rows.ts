const [quote, comma, lineEnd] = [0x22, 0x2c, 0x0a];

/**
 * Reads some columns of the rows of a copy: CSV whose values are all quoted, NULL being nothing at all (RFC 4180).
 * @param wanted places of the columns, ascending.
 * @param take gets their values; null for NULL.
 */
export async function eachCopiedRow(
  stream: AsyncIterable<Buffer>,
  wanted: readonly number[],
  take: (values: (string | null)[]) => void,
): Promise<void> {
  let isHeader = true;
  let isQuoted = false;
  let wasQuoted = false;
  let column = 0;
  let bytes: number[] = [];
  let values: (string | null)[] = [];
  const endValue = () => {
    if (wanted.includes(column)) values.push(wasQuoted ? Buffer.from(bytes).toString('utf8') : null);
    bytes = [];
    wasQuoted = false;
    column += 1;
  };
  for await (const chunk of stream) {
    for (const byte of chunk) {
      if (byte === quote) {
        // Of a doubled quote within a value, the second one counts.
        if (!isQuoted && wasQuoted && wanted.includes(column)) bytes.push(byte);
        isQuoted = !isQuoted;
        wasQuoted = true;
      } else if (isQuoted) {
        if (wanted.includes(column)) bytes.push(byte);
      } else if (byte === comma) {
        endValue();
      } else if (byte === lineEnd) {
        endValue();
        if (!isHeader) take(values);
        isHeader = false;
        values = [];
        column = 0;
      }
    }
  }
}
