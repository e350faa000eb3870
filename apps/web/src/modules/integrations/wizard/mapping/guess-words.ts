import { fold } from '../../../../kit/inputs/fold';

/** What texts of a file probably mean among the values of a choice: those that are called so. Answers stay. */
export function guessWords(
  words: readonly string[],
  given: readonly (string | null | undefined)[],
  choices: readonly { value: string; label: string }[],
): (string | null)[] {
  return words.map((word, at) => {
    const said = fold(word.trim());
    const found = choices.find(({ value, label }) => fold(label) === said || fold(value) === said);
    return given[at] ?? found?.value ?? null;
  });
}
