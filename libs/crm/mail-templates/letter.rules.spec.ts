import fc from 'fast-check';
import { letterFields } from '../campaigns/rendering/merge-fields.js';
import { fillLetter } from './letter.rules.js';

describe('a letter from a template', () => {
  const template = {
    subject: 'Votre {{opportunity.name|projet}}',
    body: 'Bonjour {{contact.civility|Madame, Monsieur}} {{contact.lastName}},\n\nCordialement,\n{{me.firstName}}',
  };

  it('says what is known, and the words that stand in for the rest', () => {
    expect(
      fillLetter(template, {
        'contact.civility': 'Madame',
        'contact.lastName': 'Le Goff',
        'opportunity.name': 'Véranda 20 m²',
        'me.firstName': 'Claire',
      }),
    ).toEqual({
      subject: 'Votre Véranda 20 m²',
      text: 'Bonjour Madame Le Goff,\n\nCordialement,\nClaire',
    });
    expect(fillLetter(template, { 'contact.lastName': ' ' })).toEqual({
      subject: 'Votre projet',
      text: 'Bonjour Madame, Monsieur ,\n\nCordialement,\n',
    });
  });

  it('never takes a value for a template: what is filled in stays as it is', () => {
    const names = fc.constantFrom(...(Object.keys(letterFields) as (keyof typeof letterFields)[]));
    const value = fc.string({ minLength: 1 }).filter((each) => each.trim() !== '');
    fc.assert(
      fc.property(names, value, (name, said) => {
        const { text } = fillLetter({ subject: 'x', body: `[{{${name}|?}}]` }, { [name]: said });
        expect(text).toBe(`[${said.trim()}]`);
      }),
    );
  });
});
