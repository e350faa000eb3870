/** Someone who can be addressed in a comment. */
export interface Colleague {
  id: string;
  firstName: string;
  lastName: string;
}

export const fullName = ({ firstName, lastName }: Colleague): string => `${firstName} ${lastName}`.trim();

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The `@…` that is being typed at the caret; undefined when none is. */
export function mentionAt(text: string, caret: number): { start: number; query: string } | undefined {
  const start = text.lastIndexOf('@', caret - 1);
  if (start < 0) return undefined;
  const previous = text[start - 1];
  // In an address such as a@b.fr it is no mention.
  if (previous !== undefined && /[\p{L}\p{N}._-]/u.test(previous)) return undefined;
  const query = text.slice(start + 1, caret);
  return /^[\p{L}\p{M}'’-]*( [\p{L}\p{M}'’-]*)?$/u.test(query) ? { start, query } : undefined;
}

/** Colleagues whose first or last name begins with what is typed, accents and case ignored. */
export function colleaguesLike(colleagues: readonly Colleague[], query: string, limit = 6): Colleague[] {
  const words = plain(query);
  return colleagues
    .filter(
      (each) =>
        plain(fullName(each)).startsWith(words) ||
        plain(each.lastName).startsWith(words) ||
        plain(`${each.lastName} ${each.firstName}`).startsWith(words),
    )
    .slice(0, limit);
}

/** Puts a colleague's name in place of what was typed. @returns the new text and where the caret goes. */
export function insertMention(text: string, caret: number, colleague: Colleague): [string, number] {
  const start = mentionAt(text, caret)?.start ?? caret;
  const written = `@${fullName(colleague)} `;
  return [text.slice(0, start) + written + text.slice(caret), start + written.length];
}

/** Ids of the colleagues whose whole name follows an `@`, each once. */
export const mentionsIn = (text: string, colleagues: readonly Colleague[]): string[] =>
  colleagues.filter((each) => places(text, fullName(each)).length > 0).map(({ id }) => id);

function places(text: string, name: string): number[] {
  const found: number[] = [];
  if (name === '') return found;
  for (let at = text.indexOf(`@${name}`); at >= 0; at = text.indexOf(`@${name}`, at + 1)) {
    const next = text[at + 1 + name.length];
    // « @Anne Martin » does not address Anne Mart.
    if (next === undefined || !/[\p{L}\p{N}]/u.test(next)) found.push(at);
  }
  return found;
}

export interface TextPiece {
  text: string;
  mention: boolean;
}

/** A comment cut where it addresses somebody. Pieces put together are the text. */
export function piecesOf(text: string, names: readonly string[]): TextPiece[] {
  const marks = names
    .flatMap((name) => places(text, name).map((at) => ({ at, end: at + 1 + name.length })))
    .sort((a, b) => a.at - b.at || b.end - a.end);
  const pieces: TextPiece[] = [];
  let done = 0;
  for (const { at, end } of marks) {
    if (at < done) continue;
    if (at > done) pieces.push({ text: text.slice(done, at), mention: false });
    pieces.push({ text: text.slice(at, end), mention: true });
    done = end;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), mention: false });
  return pieces;
}
