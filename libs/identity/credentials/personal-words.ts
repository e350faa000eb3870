import { lengthOf } from './normalise-password.js';

/** Shorter ones ("de", "fr", "SA") are in every text. */
const SHORTEST_WORD = 3;
/** Letters and digits that must remain once the personal words are taken out: "2026", "1234567" are no password. */
const FEWEST_OTHER_CHARACTERS = 8;
// The same sign for each usual substitution, in the words and in the password alike.
const LOOK_ALIKES: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  l: 'i',
  '!': 'i',
  '3': 'e',
  '4': 'a',
  '@': 'a',
  '5': 's',
  $: 's',
  '7': 't',
};

/** The words of names, company names and e-mail addresses, lower case, each once. */
export function personalWordsOf(inputs: readonly string[]): string[] {
  const words = inputs.flatMap((input) =>
    input
      .normalize('NFC')
      .toLowerCase()
      .split(/[^\p{L}\p{M}\p{N}]+/u),
  );
  return [...new Set(words)].filter((word) => lengthOf(word) >= SHORTEST_WORD);
}

/**
 * Whether little is left of the password without the personal words. Holding one is no fault in itself: NIST SP
 * 800-63B-4 §3.1.1.2 compares the whole password, so that Mr Martin may write a long phrase about a martin.
 */
export function restsOnPersonalWords(password: string, words: readonly string[]): boolean {
  const whole = fold(password);
  const longestFirst = words.map(fold).sort((a, b) => b.length - a.length);
  // A space in place of a word, so that what stood around it does not join into another word.
  const rest = longestFirst.reduce((text, word) => text.replaceAll(word, ' '), whole);
  return rest !== whole && (rest.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < FEWEST_OTHER_CHARACTERS;
}

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[01l!34@5$7]/g, (sign) => LOOK_ALIKES[sign] ?? sign);
