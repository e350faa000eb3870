import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import fc from 'fast-check';
import { RowCounter, Tally } from './tally.js';

const field = fc.string({ unit: fc.constantFrom('a', '"', '\n', '\r', ',', 'é', '🏗') });

async function through(chunks: Buffer[], counter: RowCounter): Promise<Buffer> {
  const out: Buffer[] = [];
  const sink = new Writable({
    write: (chunk: Buffer, _, done) => {
      out.push(chunk);
      done();
    },
  });
  await pipeline(Readable.from(chunks), new Tally(), counter, sink);
  return Buffer.concat(out);
}

describe('the count of the rows of a CSV text', () => {
  it('is right whatever the values hold and however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(field, fc.option(field))),
        fc.integer({ min: 1, max: 7 }),
        async (rows, size) => {
          const quoted = (value: string | null) => (value === null ? '' : `"${value.replaceAll('"', '""')}"`);
          const lines = rows.map(([a, b]) => `${quoted(a)},${quoted(b)}\n`);
          const bytes = Buffer.from(['a,b\n', ...lines].join(''));
          const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
            bytes.subarray(index * size, (index + 1) * size),
          );
          const counter = new RowCounter();
          expect(await through(chunks, counter)).toEqual(bytes);
          expect(counter.rows).toBe(rows.length);
        },
      ),
    );
  });
});
