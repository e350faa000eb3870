import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { EncryptedFileError, FileKeys } from './age-header.js';
import { decryptWith, encryptTo } from './age-streams.js';

const chunk = 64 * 1024;

describe('encrypted files', () => {
  let identity: string;
  let recipient: string;

  beforeAll(async () => {
    identity = await generateX25519Identity();
    recipient = await identityToRecipient(identity);
  });

  const through = async (bytes: Buffer, stream: NodeJS.ReadWriteStream, size = bytes.length || 1) => {
    const out: Buffer[] = [];
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
      bytes.subarray(index * size, (index + 1) * size),
    );
    await pipeline(
      Readable.from(pieces),
      stream,
      new Writable({
        write: (piece: Buffer, _, done) => {
          out.push(piece);
          done();
        },
      }),
    );
    return Buffer.concat(out);
  };
  const textOf = (length: number) => Buffer.alloc(length, 'Chantier de la rue des Tilleuls\n');
  const sizes = fc.oneof(
    fc.constantFrom(
      0,
      1,
      chunk - 17,
      chunk - 16,
      chunk - 1,
      chunk,
      chunk + 1,
      chunk + 16,
      2 * chunk,
      3 * chunk,
    ),
    fc.integer({ min: 0, max: 3 * chunk }),
  );
  const pieces = fc.oneof(fc.constantFrom(chunk, chunk + 16, 1024), fc.integer({ min: 97, max: 4 * chunk }));

  it('come back whatever their size and however they are cut', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, pieces, pieces, async (size, cut, secondCut) => {
        const plain = textOf(size);
        const sealed = await through(plain, encryptTo(recipient), cut);
        expect(sealed.length).toBeGreaterThan(size);
        expect((await through(sealed, decryptWith(identity), secondCut)).equals(plain)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('are those of the age library, both ways', async () => {
    const encrypter = new Encrypter();
    encrypter.addRecipient(recipient);
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    await fc.assert(
      fc.asyncProperty(sizes, async (size) => {
        const plain = textOf(size);
        const ours = await through(plain, encryptTo(recipient));
        expect(Buffer.from(await decrypter.decrypt(ours)).equals(plain)).toBe(true);
        const theirs = Buffer.from(await encrypter.encrypt(plain));
        expect((await through(theirs, decryptWith(identity))).equals(plain)).toBe(true);
      }),
      { numRuns: 12 },
    );
  });

  it('share a header when they are written together, never what encrypts them, and are read apart', async () => {
    const written = new FileKeys();
    const texts = [textOf(10), textOf(10), textOf(chunk + 1)];
    const sealed: Buffer[] = [];
    for (const text of texts) sealed.push(await through(text, encryptTo(recipient, written)));
    const bodies = sealed.map((bytes) =>
      bytes.subarray(bytes.indexOf('\n', bytes.indexOf('\n--- ') + 1) + 1),
    );
    expect(new Set(sealed.map((bytes) => bytes.toString('latin1').split('\n--- ')[0])).size).toBe(1);
    expect(new Set(bodies.map((body) => body.subarray(0, 16).toString('hex'))).size).toBe(3);
    expect(bodies[0]?.subarray(16)).not.toEqual(bodies[1]?.subarray(16));
    const read = new FileKeys();
    for (const [index, bytes] of sealed.entries()) {
      expect(await through(bytes, decryptWith(identity))).toEqual(texts[index]);
      expect(await through(bytes, decryptWith(identity, read))).toEqual(texts[index]);
    }
    // A header that was opened before vouches for no other one.
    const altered = Buffer.from(sealed[0] as Buffer);
    const mac = altered.indexOf('\n--- ') + 6;
    altered[mac] = (altered[mac] ?? 0) ^ 1;
    await expect(through(altered, decryptWith(identity, read))).rejects.toThrow(EncryptedFileError);
  });

  it('come back when they arrive byte by byte', async () => {
    const sealed = await through(textOf(300), encryptTo(recipient));
    expect((await through(sealed, decryptWith(identity), 1)).equals(textOf(300))).toBe(true);
  });

  it('never end well when they were truncated, even at the border of a chunk', async () => {
    const sealed = await through(textOf(2 * chunk), encryptTo(recipient));
    const end = sealed.length;
    const borders = [1, 15, 16, 17, chunk, chunk + 15, chunk + 16, chunk + 17, 2 * chunk + 32];
    const lengths = fc.oneof(
      fc.constantFrom(0, 1, 50, ...borders.map((border) => end - border)),
      fc.integer({ min: 0, max: end - 1 }),
    );
    await fc.assert(
      fc.asyncProperty(lengths, async (length) => {
        await expect(through(sealed.subarray(0, length), decryptWith(identity), chunk)).rejects.toThrow(
          EncryptedFileError,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('never end well when a single bit was turned, or bytes were added', async () => {
    const sealed = await through(textOf(chunk + 5_000), encryptTo(recipient));
    const places = fc.oneof(fc.integer({ min: 0, max: 230 }), fc.integer({ min: 0, max: sealed.length - 1 }));
    await fc.assert(
      fc.asyncProperty(places, fc.integer({ min: 0, max: 7 }), async (place, bit) => {
        const wrong = Buffer.from(sealed);
        wrong[place] = (wrong[place] ?? 0) ^ (1 << bit);
        await expect(through(wrong, decryptWith(identity))).rejects.toThrow(EncryptedFileError);
      }),
      { numRuns: 100 },
    );
    await expect(through(Buffer.concat([sealed, sealed]), decryptWith(identity))).rejects.toThrow(
      EncryptedFileError,
    );
  });

  it('give nothing of an altered chunk, nor of those after it', async () => {
    const sealed = await through(textOf(3 * chunk), encryptTo(recipient));
    const place = sealed.length - (chunk + 16) - 100;
    sealed[place] = (sealed[place] ?? 0) ^ 1;
    let seen = 0;
    const counting = new Writable({
      write: (piece: Buffer, _, done) => {
        seen += piece.length;
        done();
      },
    });
    await expect(pipeline(Readable.from([sealed]), decryptWith(identity), counting)).rejects.toThrow(
      'altered or truncated',
    );
    expect(seen).toBeLessThanOrEqual(chunk);
  });

  it('say nothing to another key, and refusals never repeat a key', async () => {
    const sealed = await through(textOf(10), encryptTo(recipient));
    const other = await generateX25519Identity();
    await expect(through(sealed, decryptWith(other))).rejects.toThrow('for another key');
    const mistyped = `${other.slice(0, -1)}${other.endsWith('Q') ? 'P' : 'Q'}`;
    await expect(through(sealed, decryptWith(mistyped))).rejects.toThrow(/^not an age identity$/);
    await expect(through(textOf(1), encryptTo('age1nobody'))).rejects.toThrow(/^not an age recipient$/);
    await expect(through(Buffer.alloc(100_000, 'x'), decryptWith(identity))).rejects.toThrow(
      'not an age file',
    );
  });

  it('are not read faster than they are written on', async () => {
    let read = 0;
    const source = Readable.from(
      (function* () {
        for (let count = 0; count < 400; count += 1) {
          read += chunk;
          yield Buffer.alloc(chunk);
        }
      })(),
    );
    const stream = source.pipe(encryptTo(recipient));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(read).toBeLessThan(40 * chunk);
    stream.resume();
    await new Promise((resolve) => stream.on('end', resolve));
    expect(read).toBe(400 * chunk);
  });
});
