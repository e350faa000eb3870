/** Somebody to invite, as far as what was typed tells. */
export interface Invitee {
  email: string;
  firstName: string;
  lastName: string;
}

const address = /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;.]+$/;
const named = /^(.*?)<\s*([^<>\s]+)\s*>$/;

/** The first word is the first name: « Jeanne Le Goff » is Jeanne, of the family Le Goff. */
function nameOf(words: string): Pick<Invitee, 'firstName' | 'lastName'> {
  const [firstName = '', ...others] = words.replaceAll('"', ' ').trim().split(/\s+/);
  return { firstName, lastName: others.join(' ') };
}

/**
 * Reads pasted addresses: one a line, or with commas, semicolons or blanks between them, alone or as mail programs
 * write them (`Jeanne Le Goff <jeanne@example.fr>`). Each address once, whatever its case.
 */
export function readInvitees(typed: string): { people: Invitee[]; refused: string[] } {
  const people = new Map<string, Invitee>();
  const refused: string[] = [];
  const add = (email: string, words = '') => {
    const key = email.toLowerCase();
    if (!people.has(key)) people.set(key, { email: key, ...nameOf(words) });
  };
  for (const piece of typed.split(/[\n\r;,]+/).map((each) => each.trim())) {
    if (!piece) continue;
    const [, words, email = ''] = named.exec(piece) ?? [];
    if (address.test(email)) add(email, words);
    else if (piece.split(/\s+/).every((word) => address.test(word))) {
      for (const word of piece.split(/\s+/)) add(word);
    } else refused.push(piece);
  }
  return { people: [...people.values()], refused };
}
