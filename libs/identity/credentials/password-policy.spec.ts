import fc from 'fast-check';
import { PasswordPolicy, type PasswordWeakness } from './password-policy.js';

const policy = new PasswordPolicy();
const userInputs = [
  'Zoé',
  'Lemaître',
  'zoe.lemaitre@garage-durand.example',
  'Garage Durand',
  'garage-durand',
];
const alone = { hasSecondFactor: false, userInputs };
const withFactor = { hasSecondFactor: true, userInputs };
const codes = async (password: string, setting = alone): Promise<string[]> =>
  (await policy.assess(password, setting)).map(({ code }) => code);
const textOf = ({ text }: PasswordWeakness): string => `${text.fr} ${text.en}`;

describe('a password is accepted', () => {
  it.each([
    'cheval batterie agrafe correcte',
    'le hérisson mange 3 poires vertes',
    'kvzqphxwtrmbdlg',
    '火星的企鹅喜欢吃蓝色的芝麻面包',
    '🦔🍐🧲🪁🛶🧭🪵🥨🪗🧦🦩🪀🫖🧶🪞',
  ])('alone when it is long and hard to guess: %s', async (password) => {
    expect(await codes(password)).toEqual([]);
  });

  it('with twelve characters when a second factor is asked for too', async () => {
    expect(await codes('kvzqphxwtrmb', withFactor)).toEqual([]);
    expect(await codes('kvzqphxwtrmb')).toEqual(['too-short']);
    expect(await codes('kvzqphxwtrm', withFactor)).toEqual(['too-short']);
  });

  it('whatever its characters: random letters of any one kind pass', async () => {
    const letters = fc.array(fc.constantFrom(...'bcdfghjklmnpqrstvwxz'), { minLength: 20, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.constantFrom(...'bcdfghjkmnpqrstvwxz'), { minLength: 19 }),
        letters,
        async (a, b) => {
          const found = await codes([...a, ...b].join(''));
          expect(found).not.toContain('too-short');
          expect(found).toEqual([]);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('from the score 3 on: two unrelated words reach it', async () => {
    expect(await codes('tracteur citron')).toEqual([]);
  });

  it('when a long phrase happens to hold the person’s name', async () => {
    expect(await codes('le garage violet abrite onze flamants')).toEqual([]);
  });
});

describe('a password is refused', () => {
  it('by its length in characters, not in bytes or UTF-16 units', async () => {
    expect(await codes('🦔🍐🧲🪁🛶🧭🪵🥨🪗🧦🦩🪀🫖🧶')).toContain('too-short');
    const decomposed = 'é'.normalize('NFD').repeat(10);
    expect(await codes(decomposed)).toContain('too-short');
  });

  it('above 128 characters, and only for that', async () => {
    const phrase = 'le hérisson mange 3 poires vertes '.repeat(4);
    expect(await codes(`${phrase.slice(0, 127)}x`)).not.toContain('too-long');
    expect(await codes(`${phrase.slice(0, 128)}x`)).toEqual(['too-long']);
    expect(await codes('a'.repeat(1_000_000))).toEqual(['too-long']);
  });

  it.each([
    '1234567890123456',
    'passwordpassword',
    'azertyuiopqsdfg',
    'abcdefghijklmnop',
    'aaaaaaaaaaaaaaaa',
    'janvierfevriermars',
  ])('when it is a habit, a sequence or a repetition: %s', async (password) => {
    const found = await codes(password);
    expect(found.some((code) => code === 'guessable' || code === 'common')).toBe(true);
  });

  it.each(['password', 'azerty', 'motdepasse', 'P@ssw0rd'])('as well-known: %s', async (password) => {
    expect(await codes(password)).toEqual(['too-short', 'common']);
  });

  it('when French words are all there is, with or without accents', async () => {
    expect(await codes('éléphantéléphant')).toContain('guessable');
    expect(await codes('elephantelephant')).toContain('guessable');
  });

  it.each([
    ['the person’s name and a year', 'ZoéLemaître2026!'],
    ['the name without accents', 'zoelemaitre-2026'],
    ['the name in usual substitutions', 'Z0eL3maitr3#2026'],
    ['the mail address itself', 'zoe.lemaitre@garage-durand.example'],
    ['the company', 'GarageDurand1234'],
    ['the product', 'b2ob2ob2ob2o2026'],
  ])('when it rests on %s', async (_, password) => {
    expect(await codes(password)).toContain('contains-personal');
  });

  it('when it rests on a name that only the password spells without accents', async () => {
    const person = { hasSecondFactor: false, userInputs: ['Léa', 'Bézière-Hélouard'] };
    expect(await codes('leabezierehelouard', person)).toContain('contains-personal');
    expect(await codes('LEA.BÉZIÈRE.HÉLOUARD'.normalize('NFD'), person)).toContain('contains-personal');
  });

  it('for people of the company next door the same words are only words', async () => {
    const next = { hasSecondFactor: false, userInputs: ['Ali', 'Benali', 'ali@boulangerie.example'] };
    expect(await codes('GarageDurand1234', next)).not.toContain('contains-personal');
  });
});

describe('the answer', () => {
  it('says in French and English what to do, with the length that counts', async () => {
    const [weakness] = await policy.assess('kvzqphxwtrm', withFactor);
    expect(weakness?.text.fr).toContain('au moins 12 caractères');
    expect(weakness?.text.en).toContain('at least 12 characters');
    const [longer] = await policy.assess('kvzqphxwtrm', alone);
    expect(longer?.text.fr).toContain('au moins 15 caractères');
    const [shorter] = await policy.assess('x'.repeat(129), alone);
    expect(shorter?.text.en).toContain('at most 128 characters');
  });

  it('never repeats the password', async () => {
    for (const password of [
      'azerty',
      'ZoéLemaître2026!',
      'passwordpassword',
      'kvzqphxwtrm',
      'x'.repeat(129),
    ]) {
      const weaknesses = await policy.assess(password, alone);
      expect(weaknesses).not.toEqual([]);
      for (const weakness of weaknesses) expect(textOf(weakness)).not.toContain(password);
    }
  });

  it('comes for any text at all, blank and broken ones included', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (text) => {
        for (const { code } of await policy.assess(text, alone)) {
          expect(['too-short', 'too-long', 'common', 'contains-personal', 'guessable']).toContain(code);
        }
      }),
      { numRuns: 50 },
    );
    expect(await codes('')).toContain('too-short');
    expect(await codes(' '.repeat(20))).toContain('guessable');
    expect(await codes('\ud800'.repeat(20))).toContain('guessable');
  });
});
