import fc from 'fast-check';
import { newId } from '#kernel';
import { type CustomDefinition, type CustomKind, customField, customKinds } from './custom-field.js';
import { carriedCustom, flatCustom, nestCustom, showCustom } from './custom-records.js';
import { checkCustom } from './custom-values.js';

const define = (kind: CustomKind, more: Partial<CustomDefinition> = {}) =>
  customField({
    id: newId(),
    record: 'crm.opportunity',
    key: kind,
    kind,
    label: kind,
    labelEn: null,
    help: null,
    unit: null,
    decimals: 2,
    choices: kind.startsWith('choice')
      ? ['tile', 'slate', 'zinc'].map((value) => ({ value, label: value, retired: value === 'zinc' }))
      : [],
    required: false,
    archived: false,
    ...more,
  });
const fields = customKinds.map((kind) => define(kind));
const read = (kind: CustomKind, value: unknown, before?: string | string[]) => {
  const rules = before === undefined ? {} : { before: { [kind]: before } };
  const { values, errors } = checkCustom(fields, { [kind]: value }, rules);
  return errors[0] ? `refused ${errors[0].field} ${errors[0].code}` : values[kind];
};

describe("a value of a company's own field", () => {
  it.each([
    ['text', '  Rue haute ', 'Rue haute'],
    ['text', '', null],
    ['text', 'x'.repeat(501), 'refused custom.text maxLength'],
    ['text', 'a\0b', 'refused custom.text storable'],
    ['text', 7, 'refused custom.text isString'],
    ['long-text', 'x'.repeat(10_000), 'x'.repeat(10_000)],
    ['integer', -12, -12],
    ['integer', 1.5, 'refused custom.integer isInt'],
    ['integer', '12', 'refused custom.integer isInt'],
    ['integer', 3_000_000_000, 'refused custom.integer max'],
    ['decimal', '012.50', '12.5'],
    ['decimal', '-0.00', '0'],
    ['decimal', '12.345', 'refused custom.decimal decimal'],
    ['decimal', '12,5', 'refused custom.decimal decimal'],
    ['date', '2026-02-29', 'refused custom.date date'],
    ['date', '2028-02-29', '2028-02-29'],
    ['boolean', false, false],
    ['boolean', 'oui', 'refused custom.boolean isBoolean'],
    ['choice', 'tile', 'tile'],
    ['choice', 'zinc', 'refused custom.choice isIn'],
    ['choice', ['tile'], 'refused custom.choice isIn'],
    ['choices', ['slate', 'tile'], ['tile', 'slate']],
    ['choices', [], null],
    ['choices', ['tile', 'tile'], 'refused custom.choices arrayUnique'],
    ['choices', 'tile', 'refused custom.choices isArray'],
    ['choices', ['zinc'], 'refused custom.choices isIn'],
    ['url', 'www.exemple.test/plan', 'https://www.exemple.test/plan'],
    ['url', 'javascript:alert(1)', 'refused custom.url website'],
    ['user', 'moi', 'refused custom.user id'],
  ] as const)('%s: %j is %j', (kind, given, expected) => expect(read(kind, given)).toEqual(expected));

  it('stays what it was when its choice has been retired meanwhile', () => {
    expect(read('choice', 'zinc', 'zinc')).toBe('zinc');
    expect(read('choices', ['zinc', 'tile'], ['zinc'])).toEqual(['tile', 'zinc']);
  });

  it('is refused for a key that there is not', () => {
    expect(checkCustom(fields, { surface: '12', __proto__: null }).errors).toMatchObject([
      { field: 'custom.surface', code: 'unknown' },
    ]);
  });

  it('is asked of new records where it is required, and is not taken away', () => {
    const required = [define('text', { required: true })];
    const codes = (patch: object, rules: Parameters<typeof checkCustom>[2]) =>
      checkCustom(required, patch as Record<string, unknown>, rules).errors.map(({ code }) => code);
    expect(codes({}, { asks: true })).toEqual(['isNotEmpty']);
    expect(codes({ text: ' ' }, { asks: true })).toEqual(['isNotEmpty']);
    expect(codes({ text: 7 }, { asks: true })).toEqual(['isString']);
    expect(codes({}, { before: {} })).toEqual([]);
    expect(codes({ text: null }, { before: {} })).toEqual([]);
    expect(codes({ text: null }, { before: { text: 'a' } })).toEqual(['isNotEmpty']);
  });

  it('never fails on anything, and what it lets through comes through again unchanged', () => {
    fc.assert(
      fc.property(fc.constantFrom(...customKinds), fc.jsonValue(), (kind, value) => {
        const { values, errors } = checkCustom(fields, { [kind]: value });
        if (errors.length > 0) return;
        expect(checkCustom(fields, values)).toEqual({ values, errors: [] });
      }),
    );
  });

  it('keeps every decimal exactly', () => {
    const decimals = fc.tuple(
      fc.bigInt({ min: -(10n ** 11n), max: 10n ** 11n }),
      fc.integer({ min: 0, max: 99 }),
    );
    fc.assert(
      fc.property(decimals, ([whole, cents]) => {
        const given = `${whole}.${String(cents).padStart(2, '0')}`;
        expect(Number(read('decimal', given))).toBe(Number(given));
      }),
    );
  });
});

describe("records with a company's own fields", () => {
  it('are the same flat and nested', () => {
    const record = { id: '1', name: 'Toiture', custom: { surface: '12', pente: 30 } };
    expect(flatCustom(record)).toEqual({
      id: '1',
      name: 'Toiture',
      'custom.surface': '12',
      'custom.pente': 30,
    });
    expect(nestCustom(flatCustom(record))).toEqual(record);
    expect(nestCustom({ 'custom.surface': undefined })).toEqual({ custom: { surface: null } });
  });

  it('do not show what is archived', () => {
    const rows = [{ custom: { text: 'a', older: 'b' } }, {}];
    expect(showCustom(rows, [define('text')])).toEqual([{ custom: { text: 'a' } }, {}]);
  });

  it('hand on what another kind of record has too', () => {
    const custom = {
      text: 'a',
      choice: 'zinc',
      choices: ['tile', 'zinc'],
      decimal: '1.25',
      date: '2026-01-01',
    };
    const to = [
      define('text'),
      define('choice'),
      define('choices'),
      define('decimal', { decimals: 1 }),
      define('text', { key: 'date' }),
    ];
    expect(carriedCustom(custom, fields, to)).toEqual({ text: 'a', choices: ['tile'] });
  });
});
