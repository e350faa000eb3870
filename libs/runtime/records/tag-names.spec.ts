import fc from 'fast-check';
import { foldedName, tagNamesIn, tidyName } from './tag-names.rules.js';

describe('the names of tags in a cell', () => {
  it.each([
    ['Salon, Bois ;  salon\nÉté', ['Salon', 'Bois', 'Été']],
    [' ; , ', []],
    ['À  rappeler', ['À rappeler']],
    ['a|b\r\nc', ['a', 'b', 'c']],
  ])('%j are %j', (cell, names) => expect(tagNamesIn(cell)).toEqual(names));

  it('are the same when they are written to a file and read again', () => {
    const name = fc.string({ minLength: 1, maxLength: 20 }).filter((each) => !/[,;|\n\r]/.test(each));
    fc.assert(
      fc.property(fc.array(name), (names) => {
        const read = tagNamesIn(names.join(' ; '));
        expect(tagNamesIn(read.join(' ; '))).toEqual(read);
        expect(new Set(read.map(foldedName)).size).toBe(read.length);
        for (const each of read) expect(each).toBe(tidyName(each));
      }),
    );
  });
});
