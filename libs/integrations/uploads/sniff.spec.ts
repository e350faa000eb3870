import fc from 'fast-check';
import { ColumnProfile, guessValue } from './column-guess.js';
import { cutRecords, findHeader, namesOf, sniffDelimiter } from './sniff.js';

const cell = fc.stringMatching(/^[A-Za-zÀ-ÿ ;,"\n]{0,12}$/);
const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;

describe('what a text file looks like', () => {
  it('is cut as RFC 4180 says, whatever the cells hold', () => {
    const table = fc
      .integer({ min: 1, max: 6 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 20 }),
      );
    fc.assert(
      fc.property(table, fc.constantFrom(';', ',', '\t'), (rows, delimiter) => {
        const text = rows.map((row) => row.map(quoted).join(delimiter)).join('\r\n');
        const expected = rows.filter((row) => row.length > 1 || row[0]?.trim() !== '');
        expect(cutRecords(text, delimiter).map(({ fields }) => fields)).toEqual(expected);
      }),
    );
  });

  it('has the delimiter that most lines agree on, titles above or not', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(';', ',', '\t', '|'),
        fc.array(fc.stringMatching(/^[A-Za-z ]{1,20}$/), { maxLength: 3 }),
        fc.integer({ min: 2, max: 9 }),
        (delimiter, titles, width) => {
          const row = Array.from({ length: width }, (_, at) => `x${at}`).join(delimiter);
          const sample = [...titles, ...Array.from({ length: 8 }, () => row)].join('\n');
          expect(sniffDelimiter(sample)).toBe(delimiter);
        },
      ),
    );
  });

  it('has its header below titles, with the line it is on', () => {
    const sample = 'Export du logiciel\n\nNom;Ville\n"Dupont\nSA";Nantes\nDurand;Brest\n';
    expect(findHeader(cutRecords(sample, ';'), false)).toEqual({ line: 3, columns: ['Nom', 'Ville'] });
    expect(cutRecords(sample, ';').map(({ line }) => line)).toEqual([1, 3, 4, 6]);
  });

  it('has no header where the first wide line holds data, unless its user says so', () => {
    const records = cutRecords('Dupont;a@exemple.fr\nDurand;b@exemple.fr\n', ';');
    expect(findHeader(records, false)).toEqual({ line: 0, columns: ['Colonne 1', 'Colonne 2'] });
    expect(findHeader(records, false, 1)).toEqual({ line: 1, columns: ['Dupont', 'a@exemple.fr'] });
    expect(findHeader(cutRecords('Nom;Ville\nA;B\n', ';'), false, 0).line).toBe(0);
  });

  it('names every column, each differently', () => {
    expect(namesOf(['Tél', '', 'Tél', '__proto__'], 5)).toEqual([
      'Tél',
      'Colonne 2',
      'Tél (2)',
      'Colonne 4',
      'Colonne 5',
    ]);
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 30 }), (names) => {
        const named = namesOf(names, names.length);
        expect(new Set(named).size).toBe(names.length);
        expect(named.every((name) => name.trim() !== '')).toBe(true);
      }),
    );
  });
});

describe('what values look like', () => {
  it.each([
    ['', 'empty'],
    ['Dupont', 'text'],
    ['lea@exemple.fr', 'email'],
    ['732 829 320 00074', 'siret'],
    ['732 829 320', 'siren'],
    ['02 40 00 00 00', 'phone'],
    ['+33 6 12 34 56 78', 'phone'],
    ['31/12/2024', 'date'],
    ['2024-12-31', 'date'],
    ['1 234,50', 'decimal'],
    ['44000', 'integer'],
    ['oui', 'boolean'],
    ['https://exemple.fr', 'url'],
    ['=1+1', 'text'],
  ])('%j is %s', (value, kind) => expect(guessValue(value)).toBe(kind));

  it('make a column of their kind when nearly all agree', () => {
    const profile = new ColumnProfile();
    for (let day = 10; day < 30; day += 1) profile.add(` ${day}.11.2024 `);
    profile.add('inconnue');
    profile.add('');
    expect([profile.kind, profile.dateFormat, profile.filled]).toEqual(['date', 'd.M.yyyy', 21]);
    expect(profile.samples).toHaveLength(5);
    const mixed = new ColumnProfile();
    for (const value of ['12', 'rue', '3']) mixed.add(value);
    expect([mixed.kind, mixed.values]).toEqual(['text', ['12', '3', 'rue']]);
  });
});
