import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Tallied } from '../copy/tally.js';
import type { Site } from './site.js';

export const tallied = (content: Buffer): Tallied => ({
  bytes: content.length,
  sha256: createHash('sha256').update(content).digest('hex'),
});

/** In pieces of odd sizes, as streams of files and of compressors come. */
export const inPieces = (content: Buffer, size = 70_001): Readable =>
  Readable.from(
    (function* pieces() {
      for (let from = 0; from < content.length; from += size) yield content.subarray(from, from + size);
    })(),
    { objectMode: false },
  );

export const put = (site: Site, path: string, content: Buffer): Promise<void> =>
  site.put(path, inPieces(content), tallied(content));

/** What every site must do, whatever it is made of. */
export function itIsASite(open: () => Site): void {
  it.each([0, 1, 32_768, 32_769, 3_000_001])('gives back the same %d bytes', async (size) => {
    const content = randomBytes(size);
    await put(open(), `contract/run/size-${size}.bin`, content);
    expect((await buffer(await open().read(`contract/run/size-${size}.bin`))).equals(content)).toBe(true);
  });

  it('replaces an older file of the same name', async () => {
    for (const text of ['first, and longer', 'second'])
      await put(open(), 'contract/again', Buffer.from(text));
    expect((await buffer(await open().read('contract/again'))).toString()).toBe('second');
  });

  it('lists what lies below a folder, and nothing where there is none', async () => {
    for (const name of ['a', 'b/c', 'b/d', 'b/e/f']) await put(open(), `listed/${name}`, Buffer.from(name));
    const found = await open().list('listed');
    expect(found.map(({ path, bytes }) => `${path} ${bytes}`).sort()).toEqual([
      'listed/a 1',
      'listed/b/c 3',
      'listed/b/d 3',
      'listed/b/e/f 5',
    ]);
    expect((await open().list('listed/b')).map(({ path }) => path)).toHaveLength(3);
    expect(await open().list('nowhere')).toEqual([]);
  });

  it('refuses a file that is not what it was said to be, and leaves nothing under its name', async () => {
    const content = randomBytes(100_000);
    const [shorter, other] = [content.subarray(1), Buffer.concat([content.subarray(1), Buffer.from('x')])];
    for (const wrong of [shorter, other]) {
      await expect(open().put('wrong/file', inPieces(wrong), tallied(content))).rejects.toMatchObject({
        kind: 'altered',
        message: expect.stringContaining('wrong/file'),
      });
    }
    expect(await open().list('wrong')).toEqual([]);
  });

  it('says which file it does not have', async () => {
    const reading = async () => buffer(await open().read('contract/never'));
    await expect(reading()).rejects.toMatchObject({
      kind: 'missing',
      message: expect.stringContaining('contract/never'),
    });
  });

  it('removes what who prunes tells it to', async () => {
    await put(open(), 'removed/one', Buffer.from('1'));
    await open().remove('removed/one');
    expect(await open().list('removed')).toEqual([]);
  });
}
