import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { decryptWith, encryptTo } from './age-streams.js';

const absent = spawnSync('age', ['--version']).status !== 0;

describe('the age command', () => {
  let folder: string;
  let identity: string;
  let recipient: string;

  beforeAll(async () => {
    if (absent)
      process.stderr.write('age is absent (apt-get install age): it was not tried as second reader\n');
    folder = mkdtempSync(join(tmpdir(), 'b2o-age-'));
    identity = await generateX25519Identity();
    recipient = await identityToRecipient(identity);
    writeFileSync(join(folder, 'identity'), `${identity}\n`, { mode: 0o600 });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const age = (args: string[], input: Buffer) => spawnSync('age', args, { input, maxBuffer: 1 << 30 });

  it.each([0, 1, 65_535, 65_536, 65_537, 131_072, 1_000_000])(
    'reads and is read, with %d bytes',
    async (size) => {
      if (absent) return;
      const plain = Buffer.alloc(size, 'Tilleul ');
      const ours = await buffer(Readable.from([plain]).pipe(encryptTo(recipient)));
      const read = age(['-d', '-i', join(folder, 'identity')], ours);
      expect([read.status, read.stdout.equals(plain)]).toEqual([0, true]);
      const theirs = age(['-r', recipient], plain).stdout;
      expect((await buffer(Readable.from([theirs]).pipe(decryptWith(identity)))).equals(plain)).toBe(true);
    },
  );
});
