import { Problem, text } from '#kernel';
import {
  AddressPart,
  BusinessRecord,
  ChoiceField,
  DateField,
  IdField,
  inputOf,
  ListField,
  RecordRegistry,
  RecordsRepository,
  RecordsService,
  RecordType,
  type TenantDb,
  TextField,
} from '#runtime';
import { readMapping } from './mapping-reader.js';

class Plant extends BusinessRecord {
  @TextField({ label: text('Nom', 'Name'), required: true })
  name!: string;

  @TextField({ label: text('Clé', 'Key') })
  externalId!: string | null;

  @TextField({ label: text('Ville', 'City'), readOnly: true })
  city!: string | null;

  @ChoiceField({ label: text('État', 'State'), choices: ['seed', 'tree'], default: 'seed', byCommand: true })
  state!: string;

  @DateField({ label: text('Semée le', 'Sown on') })
  sownOn!: string | null;

  @IdField({ label: text('Mère', 'Parent') })
  parentId!: string | null;

  @ListField({ label: text('Lieux', 'Places'), of: AddressPart })
  places!: AddressPart[];
}
class PlantInput extends inputOf(Plant) {}

const plantType = new RecordType<Plant>({
  name: 'garden.plant',
  path: 'garden/plants',
  table: 'garden_plant',
  entity: Plant,
  label: { one: text('Plante', 'Plant'), many: text('Plantes', 'Plants') },
  defaultSort: 'name',
});
const vaultType = new RecordType<Plant>({
  ...plantType,
  name: 'hr.plant',
  defaultSort: 'name',
  vault: true,
} as never);

const records = new RecordRegistry();
const register = (type: RecordType<Plant>) =>
  records.register(type, new RecordsService(new RecordsRepository({} as TenantDb, type)), PlantInput);
register(plantType);
register(vaultType);

const sound = `
files:
  main: { path: plants.csv }
  soil: { path: soil.csv, columns: [Key, Kind] }
steps:
  - target: garden.plant
    source: main
    joins:
      soil: { file: soil, on: { Key: SoilKey } }
      spots: { file: soil, on: { Key: SoilKey }, many: true }
    match: [externalId]
    fields:
      externalId: Id
      name: { template: "{Genus} {Species}", transform: [squash, title] }
      sownOn: { column: Sown, transform: { date: dd/MM/yyyy } }
      parentId: { lookup: garden.plant, by: externalId, column: Mother, deferred: true }
      places: { each: spots, part: { line1: Kind, city: /Town } }
`;
const read = (source: string) => readMapping(source, '/maps/plants.yaml', records);

/** The refusals of a mapping, English, as the author reads them. */
function refusals(source: string): string[] {
  try {
    read(source);
  } catch (error) {
    if (error instanceof Problem) return error.errors.map(({ message }) => message.en);
    throw error;
  }
  return [];
}

describe('a mapping', () => {
  it('is read with its files, steps and fields', () => {
    const mapping = read(sound);
    expect(mapping).toMatchObject({ name: 'plants.yaml', file: 'plants.yaml' });
    expect(mapping.files.map(({ path }) => path)).toEqual(['/maps/plants.csv', '/maps/soil.csv']);
    const [step] = mapping.steps;
    expect(step).toMatchObject({ name: 'garden.plant', onFound: 'update', onMissing: 'create' });
    expect(step?.fields.map(({ kind }) => kind)).toEqual(['value', 'value', 'value', 'lookup', 'list']);
    expect([...(mapping.files[0]?.used.keys() ?? [])].sort()).toEqual(
      ['Genus', 'Id', 'Mother', 'SoilKey', 'Sown', 'Species', 'Town'].sort(),
    );
    expect([...(mapping.files[1]?.used.keys() ?? [])]).toEqual(['Key', 'Kind']);
  });

  it('finds its files below a folder named by the environment, or the default', () => {
    const at = (data: string) => read(`data: ${data}\n${sound}`).files[0]?.path;
    expect(at(`\${B2O_NOT_SET_ANYWHERE:-../sets}`)).toBe('/sets/plants.csv');
    expect(at(`\${HOME}/sets`)).toBe(`${process.env['HOME']}/sets/plants.csv`);
    expect(refusals(`data: \${B2O_NOT_SET_ANYWHERE}\n${sound}`)).toEqual([
      'Line 1: variable B2O_NOT_SET_ANYWHERE is not set.',
    ]);
  });

  it.each([
    [
      '      name:',
      '      nom:',
      /^Line 14: garden\.plant has no field "nom"; possible fields: name, externalId/,
    ],
    ['      name:', '      city: Town\n      name:', /^Line 14: "city" is kept by the product/],
    ['      name:', '      state: State\n      name:', /^Line 14: "state" is kept by the product/],
    ['source: main', 'source: plants', /^Line 7: one of the declared files is expected: main, soil\.$/],
    ['target: garden.plant', 'target: garden.tree', /^Line 6: known records: garden\.plant, hr\.plant\.$/],
    ['match: [externalId]', 'match: [places]', /^Line 11: garden\.plant has no plain field "places"\.$/],
    ['match: [externalId]', 'match: [city]', /^Line 11: "city" must be among the fields/],
    ['match: [externalId]', 'match: [parentId]', /^Line 11: "parentId" must be among the fields/],
    ['squash, title', 'squash, titel', /^Line 14: unknown transform "titel"; known: trim, /],
    ['dd/MM/yyyy', 'MM/yyyy', /^Line 15: a date pattern/],
    ['each: spots', 'each: spot', /^Line 17: unknown join; declared: soil, spots\.$/],
    ['line1: Kind', 'street: Kind', /^Line 17: "street" is unknown here; possible keys: label, line1/],
    ['externalId: Id', 'externalId: spots.Kind', /^Line 13: "spots" gives several rows/],
    ['by: externalId', 'by: places', /^Line 16: garden\.plant has no field "places"/],
    ['deferred: true', 'deferred: true, onMissing: reject', /^Line 16: a deferred reference cannot refuse/],
    ['lookup: garden.plant', 'lookup: hr.plant', /^Line 16: "hr\.plant" is kept for HR data\.$/],
    ['column: Sown,', '', /^Line 15: one source is needed/],
    ['many: true', 'many: often', /^Line 10: true or false is expected\.$/],
    ['match: [externalId]', 'matches: [externalId]', /^Line 11: "matches" is unknown here/],
  ])('with %j replaced by %j is refused by its line', (from, to, message) => {
    expect(sound).toContain(from);
    expect(refusals(sound.replace(from, to))[0]).toMatch(message);
  });

  it('shows all its mistakes at once', () => {
    const broken = sound
      .replace('externalId: Id', 'externalID: Id')
      .replace('dd/MM/yyyy', 'day')
      .replace('each: spots', 'each: x');
    expect(refusals(broken)).toHaveLength(4);
  });

  it('may make a new record of every row, and refer to what the row made before', () => {
    const second = sound.replace(/steps:\n([\s\S]*)$/, (_, step: string) => {
      const again = step
        .replace('match: [externalId]', 'match: none')
        .replace(/parentId: .*/, 'parentId: { made: garden.plant }');
      return `steps:\n${step}${again}`;
    });
    expect(refusals(second)).toEqual([]);
    expect(refusals(second.replace('made: garden.plant', 'made: nowhere'))[0]).toMatch(
      /an earlier step that reads the same file is expected\.$/,
    );
    expect(refusals(sound.replace(/parentId: .*/, 'parentId: { made: garden.plant }'))).toHaveLength(1);
  });

  it('of the web names no file, no folder and no variable', () => {
    const variable = ['$', '{HOME}'].join('');
    const given = { name: 'seeds', path: 'sealed', label: `${variable}.csv` };
    const steps = sound.slice(sound.indexOf('steps:'));
    const ofWeb = (source: string) => readMapping(source, 'm.yaml', records, given);
    expect(() => ofWeb(`files: { seeds: { path: x } }\n${steps}`)).toThrow(Problem);
    expect(() => ofWeb(`data: ${variable}\n${steps}`)).toThrow(Problem);
    const plain = `steps:\n  - { target: garden.plant, source: seeds, match: none, fields: { name: Name } }\n`;
    expect(ofWeb(plain).files).toMatchObject([{ path: 'sealed', label: given.label }]);
  });

  it('must give required fields when it creates records', () => {
    const nameless = sound.replace(/ {6}name:.*\n/, '');
    expect(refusals(nameless)).toEqual(['Line 12: required fields that are missing: name.']);
    expect(refusals(nameless.replace('    match:', '    onMissing: reject\n    match:'))).toEqual([]);
  });

  it.each([
    '',
    'steps: [',
    '- a',
    'a: 1\na: 2',
    'files: {}\nsteps: []',
    'files: {a: {path: x}}\nsteps: [&a {}, *a]',
  ])('is no mapping: %j', (source) => {
    expect(refusals(source).length).toBeGreaterThan(0);
  });
});
