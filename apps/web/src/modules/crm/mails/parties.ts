export interface Party {
  name?: string | null;
  address: string;
}

export const partiesOf = (value: unknown): Party[] => (Array.isArray(value) ? (value as Party[]) : []);

const form = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/;

/**
 * What people type or paste as recipients: `Léa Martin <lea@x.fr>, archi@x.fr; …`. What is none stays under `wrong`.
 */
export function readParties(typed: string): { parties: Party[]; wrong: string[] } {
  const parties: Party[] = [];
  const wrong: string[] = [];
  for (const piece of typed.split(/[,;\n]+/)) {
    const each = piece.trim();
    if (each === '') continue;
    const [, name = '', bracketed] = /^(.*?)<([^<>]*)>$/.exec(each) ?? [];
    const address = (bracketed ?? each).trim().toLowerCase();
    if (!form.test(address)) wrong.push(each);
    else if (!parties.some((known) => known.address === address)) {
      const called = name.replace(/"/g, '').trim();
      parties.push(called ? { name: called, address } : { address });
    }
  }
  return { parties, wrong };
}

/** As `readParties` reads it; a comma in a name would end it. */
export const writeParties = (parties: readonly Party[]): string =>
  parties
    .map(({ name, address }) => (name ? `${name.replace(/[,;<>"]/g, ' ').trim()} <${address}>` : address))
    .join(', ');
