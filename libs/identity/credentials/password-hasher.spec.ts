import { randomBytes } from 'node:crypto';
import { parseOptions } from '@node-rs/argon2';
import fc from 'fast-check';
import { HasherBusyError, MalformedHashError, PasswordHasher } from './password-hasher.js';

const secret = randomBytes(32);
const cheap = { memoryKiB: 64, iterations: 1 };
const hasher = new PasswordHasher(secret, cheap);
const password = 'quatre hérissons au marché';

describe('the hash of a password', () => {
  it('is argon2id with 64 MiB and three passes unless told otherwise', async () => {
    const hash = await new PasswordHasher(secret).hash(password);
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
    expect(parseOptions(hash)).toMatchObject({ saltLen: 16, outputLen: 32 });
    await expect(new PasswordHasher(secret).verify(hash, password)).resolves.toEqual({
      ok: true,
      needsRehash: false,
    });
  });

  it('recognises its password and no other, and is salted', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        async (mine, other) => {
          const hash = await hasher.hash(mine);
          expect(await hasher.hash(mine)).not.toBe(hash);
          expect(await hasher.verify(hash, mine)).toEqual({ ok: true, needsRehash: false });
          const isSame =
            mine.normalize('NFC').replace(/\p{Zs}/gu, ' ') ===
            other.normalize('NFC').replace(/\p{Zs}/gu, ' ');
          expect((await hasher.verify(hash, other)).ok).toBe(isSame);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('does not depend on how the keyboard composes accents and spaces', async () => {
    const hash = await hasher.hash(password.normalize('NFC'));
    expect((await hasher.verify(hash, password.normalize('NFD'))).ok).toBe(true);
    expect((await hasher.verify(hash, password.replaceAll(' ', '\u00a0'))).ok).toBe(true);
    expect((await hasher.verify(hash, password.toUpperCase())).ok).toBe(false);
  });

  it('is useless without the secret', async () => {
    const stolen = await hasher.hash(password);
    const thief = new PasswordHasher(randomBytes(32), cheap);
    await expect(thief.verify(stolen, password)).resolves.toEqual({ ok: false, needsRehash: false });
  });

  it('is to be renewed once the parameters changed, and only for the right password', async () => {
    const hash = await hasher.hash(password);
    for (const changed of [
      { ...cheap, memoryKiB: 128 },
      { ...cheap, iterations: 2 },
    ]) {
      const today = new PasswordHasher(secret, changed);
      await expect(today.verify(hash, password)).resolves.toEqual({ ok: true, needsRehash: true });
      await expect(today.verify(hash, 'autre chose')).resolves.toEqual({ ok: false, needsRehash: false });
    }
  });

  it.each(['', 'password', '$argon2id$', '$2b$12$abcdefghijklmnopqrstuv'])(
    'must be one: %p is not',
    async (stored) => {
      await expect(hasher.verify(stored, password)).rejects.toThrow(MalformedHashError);
    },
  );

  it('needs a secret of 32 bytes', () => {
    expect(() => new PasswordHasher(randomBytes(31))).toThrow(RangeError);
  });
});

describe('a sign-in with an unknown address', () => {
  it('always fails', async () => {
    await expect(hasher.verifyDummy(password)).resolves.toEqual({ ok: false, needsRehash: false });
    await expect(hasher.verifyDummy('')).resolves.toEqual({ ok: false, needsRehash: false });
  });

  it('takes as long as a wrong password, from the first time on', async () => {
    const real = new PasswordHasher(secret, { memoryKiB: 16_384, iterations: 3 });
    const hash = await real.hash(password);
    const time = async (work: () => Promise<unknown>) => {
      const start = performance.now();
      await work();
      return performance.now() - start;
    };
    // The fastest of several: what else runs on the machine only ever adds time.
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      known.push(await time(() => real.verify(hash, 'autre chose')));
      unknown.push(await time(() => real.verifyDummy('autre chose')));
    }
    expect(Math.min(...unknown) / Math.min(...known)).toBeGreaterThan(0.6);
    expect(Math.min(...unknown) / Math.min(...known)).toBeLessThan(1.7);
  });
});

describe('a crowd at the door', () => {
  it('is served up to the length of the line, the rest is told to come back', async () => {
    const busy = new PasswordHasher(secret, { ...cheap, maxRunning: 2, maxWaiting: 3 });
    const hash = await busy.hash(password);
    const crowd = [busy.hash(password), ...Array.from({ length: 9 }, () => busy.verify(hash, password))];
    const outcomes = await Promise.allSettled(crowd);
    expect(outcomes.map(({ status }) => status)).toEqual([
      ...Array(5).fill('fulfilled'),
      ...Array(5).fill('rejected'),
    ]);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(HasherBusyError);
    }
    await expect(busy.verifyDummy(password)).resolves.toMatchObject({ ok: false });
  });

  it('holds 2 running and 64 waiting unless told otherwise', async () => {
    const usual = new PasswordHasher(secret, cheap);
    const outcomes = await Promise.allSettled(Array.from({ length: 70 }, () => usual.verifyDummy(password)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(66);
  });
});
