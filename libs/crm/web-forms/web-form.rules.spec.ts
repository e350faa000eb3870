import fc from 'fast-check';
import { formFieldNames } from './form-fields.js';
import { isSite, siteOf } from './sites.js';
import { spamReason } from './spam.rules.js';
import { namesKept, readAnswers } from './submitted-answers.js';
import type { WebForm } from './web-form.entity.js';
import { completeWording } from './web-form.rules.js';

const fieldParts = fc
  .uniqueArray(fc.constantFrom(...formFieldNames), { minLength: 1 })
  .map((names) => names.map((name) => ({ name })));

describe('what a form takes in', () => {
  it('is never anything but its own fields, whatever is sent', () => {
    const members = fc.dictionary(
      fc.oneof(
        fc.string(),
        fc.constantFrom('email', 'ownerId', 'state', '__proto__', 'city', 'need', '_token'),
      ),
      fc.oneof(fc.string(), fc.emailAddress(), fc.constant(undefined)),
    );
    fc.assert(
      fc.property(fieldParts, members, (fields, sent) => {
        const body = new Map(Object.entries(sent));
        const { answers, lead, dropped } = readAnswers({ fields }, body);
        const names = fields.map(({ name }) => name);
        for (const { name } of answers) expect(names).toContain(name);
        const allowed = new Set(names.map((name) => name.split('.')[0]));
        const filled = Object.entries(lead).filter(([, value]) => value !== undefined);
        for (const [name] of filled) expect(allowed).toContain(name);
        const inputs = names.map((name) => name.split('.').at(-1));
        const known = [...body.keys()].filter((name) => inputs.includes(name) || /^_|^website$/.test(name));
        expect(dropped.length).toBeGreaterThanOrEqual(body.size - known.length);
        for (const name of dropped) expect(inputs).not.toContain(name);
      }),
    );
  });

  it('tells the names of what it dropped, never more than names', () => {
    expect(namesKept(['siret', 'utm[source]', 'jean dupont, 12 rue…', 'siret'])).toBe(
      'siret, utm[source], ?',
    );
    expect(namesKept([])).toBeNull();
  });
});

describe('a site', () => {
  it.each([
    ['https://www.exemple.fr', 'https://www.exemple.fr'],
    ['www.Exemple.fr/contact', 'https://www.exemple.fr'],
    ['https://exemple.fr:8443/x?y#z', 'https://exemple.fr:8443'],
    ['http://localhost:8080', 'http://localhost:8080'],
  ])('%s is %s', (typed, origin) => {
    expect(siteOf(typed)).toBe(origin);
    expect(isSite(origin)).toBe(true);
  });

  it.each([
    'http://exemple.fr',
    'https://*.exemple.fr',
    'https://exemple',
    'null',
    'ftp://exemple.fr',
    'javascript:1',
    '',
  ])('%s is none', (typed) => expect(isSite(siteOf(typed))).toBe(false));

  it('is the same however often it is read', () => {
    fc.assert(
      fc.property(fc.webUrl(), (address) => {
        const origin = siteOf(address);
        expect(siteOf(origin)).toBe(origin);
        expect(new URL(address).origin).toBe(origin);
      }),
    );
  });
});

describe('the version of the texts', () => {
  const form = {
    purpose: 'a',
    notice: 'b',
    consentText: null,
    fields: [{ name: 'email' }],
    wordingVersion: 3,
  } as unknown as WebForm;

  it.each([
    [{ name: 'x' }, undefined],
    [{ notice: 'b' }, undefined],
    [{ notice: 'c' }, 4],
    [{ consentText: 'd' }, 4],
    [{ fields: [{ name: 'email' as const, label: 'Courriel' }] }, 4],
    [{ sites: [{ origin: 'https://a.fr' }] }, undefined],
  ])('after %j is %s', (patch, version) => {
    expect(completeWording(patch, form).wordingVersion).toBe(version);
  });
});

describe('what is unwanted', () => {
  const fine = { trap: '', ageMs: 30_000, reviewed: false, answers: [{ name: 'lastName', value: 'Évrard' }] };

  it.each([
    [{}, undefined],
    [{ trap: 'x' }, 'trap'],
    [{ ageMs: undefined }, 'no-token'],
    [{ ageMs: 2_000 }, 'too-fast'],
    [{ ageMs: 2_000, reviewed: true }, undefined],
    [{ ageMs: -5 }, 'too-fast'],
    [{ ageMs: 8 * 86_400_000 }, 'old-token'],
    [{ answers: [{ name: 'firstName', value: 'http://x.example' }] }, 'links'],
    [{ answers: [{ name: 'need', value: 'Voir https://mon-projet.example' }] }, undefined],
    [{ answers: [{ name: 'need', value: 'http://a http://b http://c http://d' }] }, 'links'],
  ])('with %j: %s', (facts, reason) => {
    expect(spamReason({ ...fine, ...facts })).toBe(reason);
  });
});
