import fc from 'fast-check';
import { type RecordEntity, type RecordType } from '#runtime';
import { type Contact, contactType } from '../contacts/contact.entity.js';
import { mergedPatch } from './merge.rules.js';
import type { Side } from './merge-input.js';

const empty = {
  civility: null,
  firstName: '',
  lastName: 'Martin',
  jobTitle: null,
  emails: [],
  phones: [],
  addresses: [],
  language: 'fr',
  preferredChannel: null,
  doNotCall: false,
  emailOptOut: false,
  ownerId: null,
  source: null,
  notes: null,
  externalId: null,
};
const contact = (facts: Partial<Contact>) => ({ ...empty, ...facts }) as Contact;
const merge = (kept: Partial<Contact>, other: Partial<Contact>, keep: Record<string, Side> = {}) =>
  mergedPatch(contactType as unknown as RecordType, contact(kept), contact(other) as RecordEntity, keep, [
    'doNotCall',
    'emailOptOut',
  ]);

describe('two contacts made one', () => {
  it('keep what this one says, and take what it does not', () => {
    expect(
      merge({ jobTitle: 'Gérante' }, { jobTitle: 'Acheteuse', source: 'Salon', firstName: 'Léa' }),
    ).toEqual({
      patch: { firstName: 'Léa', source: 'Salon' },
      errors: [],
    });
  });

  it('take what was chosen of the other one, also nothing', () => {
    const chosen = merge(
      { jobTitle: 'Gérante', notes: 'x' },
      { jobTitle: 'Acheteuse' },
      {
        jobTitle: 'other',
        notes: 'other',
        source: 'this',
      },
    );
    expect(chosen.patch).toEqual({ jobTitle: 'Acheteuse', notes: null });
  });

  it('have the addresses of both once, those of the chosen one first', () => {
    const mine = {
      emails: [{ label: 'work', address: 'a@x.example' }],
      addresses: [{ line1: '1 rue Haute', city: 'Nantes' }],
    };
    const theirs = {
      emails: [
        { label: 'home', address: 'b@x.example' },
        { label: 'home', address: 'a@x.example' },
      ],
      addresses: [{ label: 'home', line1: '1  RUE haute', line2: null, city: 'nantes' }],
    };
    expect(merge(mine, theirs).patch).toEqual({ emails: [mine.emails[0], theirs.emails[0]] });
    expect(merge(mine, theirs, { emails: 'other' }).patch).toEqual({ emails: theirs.emails });
  });

  it('hold no more than the record can, and say so', () => {
    const some = (from: number) =>
      Array.from({ length: 15 }, (_, at) => ({ address: `n${from + at}@x.example` }));
    expect(merge({ emails: some(0) }, { emails: some(15) }).errors).toMatchObject([
      { field: 'emails', code: 'too-many' },
    ]);
    expect(merge({ emails: some(0) }, { emails: some(5) }).errors).toEqual([]);
  });

  it('refuse choices that make no sense', () => {
    const { errors } = merge({}, {}, { colour: 'this', email: 'other', doNotCall: 'other' });
    expect(errors.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'keep.colour unknown',
      'keep.email unknown',
      'keep.doNotCall restrictive',
    ]);
  });

  it('never forget a refusal, whatever each one says', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        (call, mail, otherCall, otherMail) => {
          const kept = { doNotCall: call, emailOptOut: mail };
          const { patch } = merge(kept, { doNotCall: otherCall, emailOptOut: otherMail });
          expect({ ...kept, ...patch }).toEqual({
            doNotCall: call || otherCall,
            emailOptOut: mail || otherMail,
          });
        },
      ),
    );
  });

  it('hold every address of both once, in whatever order', () => {
    const letters = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'));
    const emails = letters.map((some) => some.map((each) => ({ address: `${each}@x.example` })));
    fc.assert(
      fc.property(emails, emails, fc.constantFrom<Side>('this', 'other'), (mine, theirs, side) => {
        const { patch } = merge({ emails: mine }, { emails: theirs }, { emails: side });
        const all = ((patch['emails'] ?? mine) as { address: string }[]).map(({ address }) => address);
        expect([...all].sort()).toEqual(
          [...new Set([...mine, ...theirs].map(({ address }) => address))].sort(),
        );
        const first = side === 'this' ? mine : theirs;
        expect(all.slice(0, first.length)).toEqual(first.map(({ address }) => address));
      }),
    );
  });
});
