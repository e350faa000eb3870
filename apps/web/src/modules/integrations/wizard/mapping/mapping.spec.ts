import type { Target, TargetField, UploadColumn } from '../../data/types';
import { guessWords } from './guess-words';
import { duplicateColumns, missingFields, usableMatches } from './mapping-faults';
import { formPath, requestOf, transformOf, valuesOf } from './mapping-values';

const column = (name: string, values: string[] = []): UploadColumn => ({
  name,
  samples: values,
  values,
  guessedType: 'text',
  dateFormat: null,
  filled: values.length,
  suggestedField: null,
});
const field = (name: string, more: Partial<TargetField> = {}): TargetField => ({
  name,
  label: name,
  type: 'text',
  required: false,
  values: null,
  transforms: ['trim', 'map'],
  ...more,
});
const target: Target = {
  target: 'crm.contact',
  label: 'Contacts',
  vault: false,
  mayUpdate: true,
  mayCreateMissing: false,
  needs: [],
  fields: [
    field('lastName', { required: true }),
    field('civility', { type: 'choice', values: ['mr', 'mrs'], transforms: ['map', 'lower'] }),
    field('hiredOn', { type: 'date', transforms: ['date'] }),
    field('company.name', { type: 'reference' }),
    field('company.siren', { type: 'reference' }),
    field('email'),
    field('otherEmail'),
  ],
  matches: [
    { name: 'email', labels: ['E-mail'], fields: [['email', 'otherEmail']] },
    { name: 'fullName', labels: ['Nom', 'Prénom'], fields: [['lastName'], ['firstName']] },
  ],
};
const columns = [column('Nom'), column('Divers'), column('Civ.', ['M.', 'Mme', '?'])];

describe('the mapping form', () => {
  it('begins as the server proposes, and leaves other columns aside', () => {
    const values = valuesOf(columns, {
      target: 'crm.contact',
      columns: [
        { column: 'Nom', field: 'lastName', onInvalid: 'drop' },
        { column: 'Civ.', field: 'civility', transform: { name: 'map', values: { 'M.': 'mr' } } },
      ],
      matchBy: 'email',
      onMatch: 'skip',
      remembered: true,
      product: null,
      createMissing: false,
    });
    expect(values).toMatchObject({ matchBy: 'email', onMatch: 'skip' });
    expect(values.columns.map((each) => each.field)).toEqual(['lastName', null, 'civility']);
    expect(values.columns[2]).toMatchObject({ transform: 'map', words: ['mr', null, null] });
    const { body, places } = requestOf(columns, target, values);
    expect(places).toEqual([0, 2]);
    expect(body.columns).toEqual([
      { column: 'Nom', field: 'lastName', onInvalid: 'drop' },
      {
        column: 'Civ.',
        field: 'civility',
        transform: { name: 'map', values: { 'M.': 'mr' }, otherwise: 'keep' },
      },
    ]);
  });

  it('never asks for updates that the user may not do', () => {
    const { body } = requestOf(columns, { ...target, mayUpdate: false }, valuesOf(columns, undefined));
    expect(body).toMatchObject({ onMatch: 'skip', columns: [] });
  });

  it('forgets a transform that the field does not know', () => {
    expect(transformOf(target.fields[2], 'upper')).toBe('usual');
    expect(transformOf(target.fields[2], 'date')).toBe('date');
  });

  it.each([
    ['columns.1.field', 'columns.4.field'],
    ['columns.1.column', 'columns.4.field'],
    ['columns.0.transform.format', 'columns.2.format'],
    ['columns.0.transform.values', 'columns.2.transform'],
    ['columns.0.transform.name', 'columns.2.transform'],
    ['columns', 'columns'],
    ['matchBy', 'matchBy'],
  ])('says the refusal of %s at %s', (path, expected) => {
    expect(formPath(path, [2, 4])).toBe(expected);
  });
});

describe('what is wrong with a mapping', () => {
  it('is a required field without a column', () => {
    expect(missingFields(target, ['email'])).toEqual(['lastName']);
    expect(missingFields(target, ['lastName'])).toEqual([]);
  });

  it('is a group of fields of which no column is one', () => {
    const grouped = { ...target, needs: [['email', 'otherEmail']] };
    expect(missingFields(grouped, ['lastName'])).toEqual(['email / otherEmail']);
    expect(missingFields(grouped, ['lastName', 'otherEmail'])).toEqual([]);
  });

  it('is a field taken twice; two ways to name one record are tried in turn', () => {
    expect([...duplicateColumns(target, ['email', null, 'email', 'otherEmail'])]).toEqual([2]);
    expect([...duplicateColumns(target, ['company.name', 'lastName', 'company.siren'])]).toEqual([]);
  });

  it('leaves the matches whose fields are there, of several either one', () => {
    expect(usableMatches(target, ['otherEmail', 'lastName']).map(({ name }) => name)).toEqual(['email']);
    expect(usableMatches(target, [])).toEqual([]);
  });
});

describe('the words of a choice', () => {
  it('are known by what the choice calls them, and answers stay', () => {
    const choices = [
      { value: 'mr', label: 'M.' },
      { value: 'mrs', label: 'Mme' },
    ];
    expect(guessWords(['mme ', 'MR', 'M.', '?'], [null, null, 'mrs', null], choices)).toEqual([
      'mrs',
      'mr',
      'mrs',
      null,
    ]);
  });
});
