import { describe, expect, it } from '@jest/globals';
import { errorPaths, placeProblem } from './failures';

const problem = (fields: { field: string; message: string }[], code = 'VALIDATION_FAILED') => ({
  code,
  message: 'Refusé.',
  fields,
});
const inputs = new Set(['name', 'emails', 'emails.0.address']);
const has = (path: string) => inputs.has(path);

describe('what the server refuses', () => {
  it('is said at the input that holds it', () => {
    const { kind, atFields, messages } = placeProblem(
      problem([
        { field: 'emails.0.address', message: 'Pas une adresse.' },
        { field: 'emails[1].address', message: 'Encore.' },
        { field: 'name', message: 'Trop long.' },
        { field: 'name', message: 'Interdit.' },
      ]),
      has,
    );
    expect(kind).toBe('fields');
    expect(atFields).toEqual({
      'emails.0.address': 'Pas une adresse.',
      emails: 'Encore.',
      name: 'Trop long.',
    });
    expect(messages).toEqual([]);
  });

  it('is said in the alert when no input holds it', () => {
    expect(placeProblem(problem([{ field: 'siren', message: 'SIREN faux.' }]), has)).toEqual({
      kind: 'refused',
      messages: ['SIREN faux.'],
      atFields: {},
    });
    expect(placeProblem(problem([]), has).messages).toEqual(['Refusé.']);
  });

  it('knows what needs more than words', () => {
    expect(placeProblem(problem([], 'OFFLINE'), has).kind).toBe('offline');
    expect(placeProblem(problem([], 'STALE_VERSION'), has).kind).toBe('stale');
    expect(placeProblem(problem([], 'IDEMPOTENCY_KEY_REUSED'), has).kind).toBe('alreadySaved');
  });
});

describe('the errors of a form', () => {
  it('are found wherever they are', () => {
    const errors = {
      name: { type: 'server', message: 'a', ref: { focus: () => undefined } },
      emails: Object.assign([undefined, { address: { type: 'validate', message: 'b' } }], {
        root: { type: 'server', message: 'c' },
      }),
    };
    expect(errorPaths(errors)).toEqual([
      { path: 'name', message: 'a' },
      { path: 'emails.1.address', message: 'b' },
      { path: 'emails', message: 'c' },
    ]);
  });
});
