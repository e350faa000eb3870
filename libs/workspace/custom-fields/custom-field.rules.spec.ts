import fc from 'fast-check';
import { checkField, completeChoices, freeName, slugOf } from './custom-field.rules.js';

describe('the key of a field', () => {
  it.each([
    ['Surface habitable (m²)', 'surface-habitable-m2'],
    ["N° d'ordre", 'n-d-ordre'],
    ['Œuvre à réaliser', 'oeuvre-a-realiser'],
    ['2e visite', 'champ-2e-visite'],
    ['№', 'no'],
    ['数', 'champ'],
  ])('of « %s » is %s', (label, key) => expect(slugOf(label, 'champ')).toBe(key));

  it('is one that the database takes, whatever the label', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }), (label) => {
        expect(slugOf(label, 'champ')).toMatch(/^[a-z][a-z0-9-]{0,39}$/);
      }),
    );
  });

  it('is never taken, and keeps its length', () => {
    const names = fc.stringMatching(/^[a-z][a-z0-9]{0,39}$/);
    fc.assert(
      fc.property(names, fc.integer({ min: 0, max: 30 }), (name, count) => {
        const taken = new Set<string>();
        for (let made = 0; made <= count; made += 1) {
          const free = freeName(name, taken);
          expect(taken.has(free)).toBe(false);
          expect(free).toMatch(/^[a-z][a-z0-9-]{0,39}$/);
          taken.add(free);
        }
      }),
    );
  });
});

describe('the choices of a field', () => {
  it('get values of their own, and keep those that they have', () => {
    expect(completeChoices([{ label: 'Tuile' }, { value: 'tuile', label: 'Tuile canal' }])).toEqual([
      { value: 'tuile-2', label: 'Tuile', labelEn: null, retired: false },
      { value: 'tuile', label: 'Tuile canal', labelEn: null, retired: false },
    ]);
  });

  it('are refused where the field is none, where there are none, and twice', () => {
    const codes = (field: Parameters<typeof checkField>[0]) =>
      checkField(field, []).map(({ field: at, code }) => `${at} ${code}`);
    const tile = { value: 'tuile', label: 'Tuile' };
    expect(codes({ kind: 'text', unit: 'm', choices: [tile] })).toEqual(['unit number', 'choices kind']);
    expect(codes({ kind: 'choice', unit: null, choices: [{ ...tile, retired: true }] })).toEqual([
      'choices empty',
    ]);
    expect(codes({ kind: 'choices', unit: null, choices: [tile, tile] })).toEqual([
      'choices.1.value once',
      'choices.1.label once',
    ]);
    expect(codes({ kind: 'choice', unit: null, choices: [{ value: 'É', label: 'É' }] })).toEqual([
      'choices.0.value form',
    ]);
    expect(codes({ kind: 'decimal', unit: 'm²', choices: [] })).toEqual([]);
  });
});
