import fc from 'fast-check';
import { readParties, writeParties } from './parties';

describe('recipients as people type them', () => {
  it('are addresses with or without names, by commas, semicolons or lines', () => {
    expect(readParties('Léa Martin <LEA@x.fr>, archi@x.fr;\n"Roux, Paul" <paul@x.fr>')).toEqual({
      parties: [
        { name: 'Léa Martin', address: 'lea@x.fr' },
        { address: 'archi@x.fr' },
        { name: 'Paul', address: 'paul@x.fr' },
      ],
      wrong: ['"Roux'],
    });
    expect(readParties(' ')).toEqual({ parties: [], wrong: [] });
    expect(readParties('Léa, lea@x.fr, lea@x.fr').wrong).toEqual(['Léa']);
    expect(readParties('lea@x')).toEqual({ parties: [], wrong: ['lea@x'] });
  });

  it('are read as they were written', () => {
    const address = fc
      .emailAddress()
      .map((each) => each.toLowerCase())
      .filter((each) => readParties(each).wrong.length === 0);
    const name = fc.stringMatching(/^[a-zA-Zé -]{0,20}$/).map((each) => each.trim());
    fc.assert(
      fc.property(fc.uniqueArray(address, { maxLength: 5 }), name, (addresses, called) => {
        const parties = addresses.map((each) =>
          called ? { name: called, address: each } : { address: each },
        );
        expect(readParties(writeParties(parties))).toEqual({ parties, wrong: [] });
      }),
    );
  });
});
