import type { DictionaryMatch, MatchExtended, ZxcvbnFactory } from '@zxcvbn-ts/core';

export interface PasswordEstimate {
  /** zxcvbn's score, 0 (at once) to 4 (very unlikely). */
  score: number;
  /** A well-known password, or one with an ending or a beginning shorter than itself. */
  isKnown: boolean;
}

export type PasswordEstimator = (password: string, personalWords: string[]) => PasswordEstimate;

const KNOWN_PASSWORDS = 'passwords-common';
/** Each substituted sign multiplies the variants to look up: 10 keep the worst password under about 0.15 s. */
const MOST_SUBSTITUTIONS = 10;

/** Loads the dictionaries: some 200 MB resident once used, so only ever in the thread that ends when idle. */
export async function loadEstimator(): Promise<PasswordEstimator> {
  const [{ ZxcvbnFactory }, common, french] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-fr'),
  ]);
  const { azerty, qwerty, keypad } = common.adjacencyGraphs;
  const frenchWords = Object.entries(french.dictionary).map(([name, words]) => [
    name,
    withoutAccentsToo(words),
  ]);
  const zxcvbn = new ZxcvbnFactory({
    dictionary: {
      [KNOWN_PASSWORDS]: common.dictionary[KNOWN_PASSWORDS],
      ...Object.fromEntries(frenchWords),
    },
    graphs: { azerty, qwerty, keypad },
    l33tMaxSubstitutions: MOST_SUBSTITUTIONS,
  });
  return (password, personalWords) => estimate(zxcvbn, password, personalWords);
}

function estimate(zxcvbn: ZxcvbnFactory, password: string, personalWords: string[]): PasswordEstimate {
  const { score, sequence } = zxcvbn.check(password, personalWords);
  const known = sequence.filter(isKnownPassword).reduce((sum, { i, j }) => sum + j - i + 1, 0);
  const isWhole = known === password.length;
  return { score, isKnown: isWhole || (score < 3 && known * 2 > password.length) };
}

const isKnownPassword = (match: MatchExtended): match is DictionaryMatch =>
  match.pattern === 'dictionary' && 'dictionaryName' in match && match.dictionaryName === KNOWN_PASSWORDS;

/** People type "elephant" for "éléphant"; the dictionary has only the latter. The rank stays about the same. */
const withoutAccentsToo = (words: string[]): string[] => [
  ...new Set(words.flatMap((word) => [word, word.normalize('NFD').replace(/\p{M}/gu, '')])),
];
