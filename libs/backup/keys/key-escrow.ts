import { createHash, randomBytes } from 'node:crypto';
import { Problem, text } from '#kernel';
import { BackupProblems } from '../backup.problems.js';
import { fromPaper, PaperError, toPaper } from './paper-code.js';
import { WrappingKey, wrappingKeyBytes } from './wrapping-key.js';

/** A half: its letter, which printing it is of, which key it is of, its share, and the beginning of its digest. */
const bytesOf = { letter: 1, printing: 2, key: 8, share: wrappingKeyBytes, digest: 2 };
const size = Object.values(bytesOf).reduce((sum, each) => sum + each, 0);

export type Letter = 'A' | 'B';

export interface EscrowHalf {
  readonly letter: Letter;
  readonly printing: string;
  readonly lines: readonly string[];
}

/** Splits a wrapping key into two halves for paper. One alone tells nothing of the key: it is random, or is masked by it. */
export function splitForEscrow(key: WrappingKey): [EscrowHalf, EscrowHalf] {
  const printing = randomBytes(bytesOf.printing);
  const mask = randomBytes(wrappingKeyBytes);
  const half = (letter: Letter, share: Buffer): EscrowHalf => {
    const facts = Buffer.concat([Buffer.from(letter), printing, Buffer.from(key.id, 'hex'), share]);
    return {
      letter,
      printing: printing.toString('hex').toUpperCase(),
      lines: toPaper(Buffer.concat([facts, digestOf(facts)]), letter),
    };
  };
  return [half('A', mask), half('B', xor(mask, key.bytes))];
}

/**
 * The wrapping key of two halves.
 * @param typed lines as people typed them; those that belong to no half are left out.
 * @throws Problem BACKUP_ESCROW_WRONG, which names the line where it can.
 */
export function joinHalves(typed: readonly string[]): WrappingKey {
  const [a, b] = (['A', 'B'] as const).map((letter) => readHalf(typed, letter)) as [Half, Half];
  if (a.printing !== b.printing)
    throw wrong('Les deux moitiés ne sont pas du même tirage.', 'The halves are not of the same printing.');
  const key = new WrappingKey(xor(a.share, b.share));
  if (key.id !== a.key || key.id !== b.key)
    throw wrong('Les deux moitiés ne donnent pas leur clé.', 'The halves do not give their key.');
  return key;
}

interface Half {
  readonly printing: string;
  readonly key: string;
  readonly share: Buffer;
}

function readHalf(typed: readonly string[], letter: Letter): Half {
  const bytes = readLines(typed, letter);
  const facts = bytes.subarray(0, size - bytesOf.digest);
  if (facts.toString('latin1', 0, 1) !== letter || !digestOf(facts).equals(bytes.subarray(facts.length)))
    throw wrong(`La moitié ${letter} contient une erreur.`, `There is a slip in half ${letter}.`);
  const key = bytesOf.letter + bytesOf.printing;
  const share = key + bytesOf.key;
  return {
    printing: facts.toString('hex', bytesOf.letter, key),
    key: facts.toString('hex', key, share),
    share: facts.subarray(share),
  };
}

function readLines(typed: readonly string[], letter: Letter): Buffer {
  try {
    return fromPaper(typed, letter, size);
  } catch (error) {
    if (!(error instanceof PaperError)) throw error;
    const [label, what] = error.message.split(': ') as [string, string];
    throw wrong(
      `Ligne ${label} : ${what === 'missing' ? 'elle manque' : 'faute de frappe'}.`,
      `Line ${label}: ${what}.`,
    );
  }
}

const xor = (one: Buffer, other: Buffer): Buffer =>
  Buffer.from(one.map((byte, index) => byte ^ (other[index] ?? 0)));

const digestOf = (facts: Buffer): Buffer =>
  createHash('sha256').update(facts).digest().subarray(0, bytesOf.digest);

const wrong = (french: string, english: string) =>
  new Problem(BackupProblems.BACKUP_ESCROW_WRONG, { detail: text(french, english) });
