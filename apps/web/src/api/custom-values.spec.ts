import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { flatAnswer, flatValues, mayHaveCustom, nestedValues } from './custom-values';

describe("the company's own fields on their way", () => {
  it('stand beside the others on screens, and in their place on the server', () => {
    const stored = { id: '1', name: 'Toiture', custom: { surface: '12', pente: 30 } };
    const shown = { id: '1', name: 'Toiture', 'custom.surface': '12', 'custom.pente': 30 };
    expect(flatValues(stored)).toEqual(shown);
    expect(nestedValues(shown)).toEqual(stored);
  });

  it('are emptied by null, whatever emptied them', () => {
    expect(nestedValues({ 'custom.surface': undefined })).toEqual({ custom: { surface: null } });
  });

  it('are found in whatever an answer holds', () => {
    const answer = { items: [{ id: '1', custom: { a: 1 } }], extra: { current: { custom: {} } } };
    expect(mayHaveCustom(JSON.stringify(answer))).toBe(true);
    expect(flatAnswer(answer)).toEqual({ items: [{ id: '1', 'custom.a': 1 }], extra: { current: {} } });
    expect(mayHaveCustom('{"id":"1","custom":{}}')).toBe(false);
  });

  it('come back as they went, whatever they are', () => {
    const keys = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
    const custom = fc.dictionary(keys, fc.oneof(fc.string(), fc.integer(), fc.boolean()), { minKeys: 1 });
    fc.assert(
      fc.property(fc.record({ name: fc.string(), custom }), (record) => {
        expect(nestedValues(flatValues(record))).toEqual({ ...record, custom: { ...record.custom } });
      }),
    );
  });
});
