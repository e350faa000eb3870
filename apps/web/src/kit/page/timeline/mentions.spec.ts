import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { colleaguesLike, insertMention, mentionAt, mentionsIn, piecesOf } from './mentions';

const helene = { id: '1', firstName: 'Hélène', lastName: 'Lefèvre' };
const anne = { id: '2', firstName: 'Anne', lastName: 'Mart' };
const annie = { id: '3', firstName: 'Anne', lastName: 'Martin' };
const all = [helene, anne, annie];

describe('addressing a colleague', () => {
  it('begins at an @ that stands by itself', () => {
    expect(mentionAt('Voir @hel', 9)).toEqual({ start: 5, query: 'hel' });
    expect(mentionAt('@', 1)).toEqual({ start: 0, query: '' });
    expect(mentionAt('écrire à a@b', 12)).toBeUndefined();
    expect(mentionAt('@anne il faut', 13)).toBeUndefined();
    expect(mentionAt('rien', 4)).toBeUndefined();
  });

  it('finds people by the beginning of either name, accents ignored', () => {
    expect(colleaguesLike(all, 'hel')).toEqual([helene]);
    expect(colleaguesLike(all, 'LEFE')).toEqual([helene]);
    expect(colleaguesLike(all, 'anne m')).toEqual([anne, annie]);
    expect(colleaguesLike(all, 'zoé')).toEqual([]);
    expect(colleaguesLike(all, '', 2)).toHaveLength(2);
  });

  it('writes the whole name and goes on behind it', () => {
    expect(insertMention('Voir @hel demain', 9, helene)).toEqual(['Voir @Hélène Lefèvre  demain', 21]);
  });

  it('tells who is addressed, by whole names', () => {
    expect(mentionsIn('@Anne Martin, et @Hélène Lefèvre', all)).toEqual(['1', '3']);
    expect(mentionsIn('Anne Martin', all)).toEqual([]);
  });

  it('cuts a text into pieces that are still the text', () => {
    expect(piecesOf('Ok @Anne Martin !', ['Anne Martin'])).toEqual([
      { text: 'Ok ', mention: false },
      { text: '@Anne Martin', mention: true },
      { text: ' !', mention: false },
    ]);
    const word = fc.constantFrom('@Anne Mart', '@Anne Martin', '@', ' ', 'vu', '@Hélène Lefèvre');
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const text = words.join('');
        const pieces = piecesOf(text, ['Anne Mart', 'Anne Martin', 'Hélène Lefèvre']);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      }),
    );
  });
});
