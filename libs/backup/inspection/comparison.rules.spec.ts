import fc from 'fast-check';
import { text } from '#kernel';
import { type FieldInfo, flatCustom, type RecordEntity } from '#runtime';
import { differencesOf, patchOf } from './comparison.rules.js';

const field = (name: string, more: Partial<FieldInfo> = {}): FieldInfo => ({
  name,
  column: name,
  kind: 'text',
  label: text(name, name),
  ...more,
});
const fields = [
  field('version', { readOnly: true }),
  field('updatedAt', { kind: 'instant', readOnly: true }),
  field('nextActionAt', { kind: 'instant', readOnly: true }),
  field('name', { required: true }),
  field('notes'),
  field('phones', { kind: 'list' }),
  field('state', { byCommand: true }),
  field('custom.surface'),
];
const record = (values: object) => ({ id: '1', version: 1, ...values }) as unknown as RecordEntity;

describe('a record in a copy beside the same record now', () => {
  it('differs by what people wrote, and says what can be brought back', () => {
    const copy = record({ name: 'Toiture', notes: null, state: 'open', custom: { surface: '12' } });
    const live = record({ version: 7, name: 'Toit', state: 'won', nextActionAt: new Date(0), custom: {} });
    expect(differencesOf(fields, copy, live)).toEqual([
      { field: 'name', copy: 'Toiture', live: 'Toit', restorable: true },
      { field: 'state', copy: 'open', live: 'won', restorable: false },
      { field: 'custom.surface', copy: '12', live: null, restorable: true },
    ]);
  });

  it('is the same whatever the order of members, and of nothing', () => {
    const [copy, live] = [
      record({ name: 'a', phones: [{ number: '1', label: 'x' }], notes: undefined }),
      record({ name: 'a', phones: [{ label: 'x', number: '1' }], notes: null }),
    ];
    expect(differencesOf(fields, copy, live)).toEqual([]);
  });

  const values = fc.record({
    name: fc.string(),
    notes: fc.option(fc.string()),
    phones: fc.array(fc.record({ number: fc.string(), label: fc.string() }), { maxLength: 3 }),
    state: fc.constantFrom('open', 'won', 'lost'),
    custom: fc.oneof(fc.constant({}), fc.record({ surface: fc.string({ minLength: 1 }) })),
  });
  /** What the record's service does with an input. */
  const applied = (live: object, patch: Record<string, unknown>): RecordEntity => {
    const { custom = {}, ...others } = patch as { custom?: Record<string, unknown> };
    const flat: Record<string, unknown> = { ...flatCustom(live), ...others };
    for (const [key, value] of Object.entries(custom)) flat[`custom.${key}`] = value;
    return flat as unknown as RecordEntity;
  };

  it('is what it was once all is brought back, but for what only commands change', () => {
    fc.assert(
      fc.property(values, values, (copy, live) => {
        const differences = differencesOf(fields, record(copy), record(live));
        const after = applied(live, patchOf(differences));
        const left = differencesOf(fields, record(copy), after).map((each) => each.field);
        expect(left).toEqual(copy.state === live.state ? [] : ['state']);
      }),
    );
  });

  it('changes in the chosen fields alone', () => {
    fc.assert(
      fc.property(values, values, fc.subarray(['name', 'notes', 'phones', 'state']), (copy, live, chosen) => {
        const patch = patchOf(differencesOf(fields, record(copy), record(live)), chosen);
        for (const name of Object.keys(patch))
          expect(chosen.filter((each) => each !== 'state')).toContain(name);
      }),
    );
  });
});
