import fc from 'fast-check';
import iconv from 'iconv-lite';
import { CellError, type CellValue, type MappedRow } from '../mapping/mapping.js';
import { MappingNode } from '../mapping/mapping-node.js';
import { dateReader } from './date-text.js';
import { transforms } from './index.js';
import { readNumber } from './number-text.js';
import { repairMojibake, titleCase } from './text-transforms.js';

const row: MappedRow = {
  get root() {
    return row;
  },
  cell: () => null,
  one: () => undefined,
  origin: (column = null) => ({ file: 'f', line: 1, column }),
};

/** Applies a transform as a mapping writes it: `slice: [0, 3]`. */
function applied(yaml: string, value: CellValue): CellValue {
  const root = MappingNode.parse(yaml);
  const [[name, options] = ['', undefined]] =
    root.kind === 'map' ? [...root.members()] : [[root.text(), undefined]];
  const reader = transforms.get(name);
  if (!reader) throw new Error(`no transform ${name}`);
  const { apply, takesNull } = reader(options, (node) => ({
    evaluate: () => node.members().get('constant')?.text() ?? null,
    origin: (at) => at.origin(),
  }));
  root.refuseAll();
  return value === null && !takesNull ? null : apply(value, row);
}

describe('text transforms', () => {
  it.each([
    ['trim', '  a b ', 'a b'],
    ['squash', ' a \u00A0 b\t', 'a b'],
    ['upper', 'éa', 'ÉA'],
    ['lower', 'ÉA', 'éa'],
    ['title', 'SAINT-ÉTIENNE DU ROUVRAY', 'Saint-Étienne du Rouvray'],
    ['digits', '+33 (0)2', '3302'],
    ['digits', 'abc', null],
    ['replace: {pattern: "\\\\s+", with: ""}', '1 2  3', '123'],
    ['replace: {pattern: "^(\\\\d+)-(\\\\d+)$", with: "$2/$1"}', '12-34', '34/12'],
    ['extract: "(\\\\d{5})"', 'F-44000 Nantes', '44000'],
    ['extract: "\\\\d{5}"', 'Nantes', null],
    ['split: {separator: ", ", take: -1}', 'Rue, 44000, Nantes', 'Nantes'],
    ['split: {separator: ";", take: 3}', 'a;b', null],
    ['slice: [0, 3]', 'été 2024', 'été'],
    ['slice: [-2]', 'ab😀', 'b😀'],
    ['nullIf: ["-", NC]', 'NC', null],
    ['default: inconnu', null, 'inconnu'],
    ['trim', null, null],
  ])('%s of %j is %j', (yaml, value, expected) => {
    expect(applied(yaml, value)).toBe(expected);
  });

  it('refuses what extract must find', () => {
    expect(() => applied('extract: {pattern: "^\\\\d+$", otherwise: reject}', 'x')).toThrow(CellError);
  });

  it('repairs UTF-8 that was read as Windows-1252, and nothing else', () => {
    const readable = fc.stringMatching(/^[a-zàâçéèêëîïôùûüñA-ZÀÉÈ ',-]{0,30}$/);
    fc.assert(
      fc.property(readable, (text) => {
        const broken = iconv.decode(Buffer.from(text, 'utf8'), 'windows-1252');
        // Windows-1252 has five holes: what fell into one is lost for good.
        fc.pre(iconv.encode(broken, 'windows-1252').equals(Buffer.from(text, 'utf8')));
        expect(repairMojibake(broken)).toBe(text);
        expect(repairMojibake(text)).toBe(text);
      }),
    );
    expect(repairMojibake('SÃ¡nchez')).toBe('Sánchez');
  });

  it('keeps the letters of a title, whatever their case', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-zéèàÉÈÀ' -]{0,30}$/), (text) => {
        expect(titleCase(text).toLocaleLowerCase('fr')).toBe(text.toLocaleLowerCase('fr'));
        expect(titleCase(titleCase(text))).toBe(titleCase(text));
      }),
    );
  });
});

describe('dates', () => {
  it('read back what their pattern wrote', () => {
    const days = fc.date({ min: new Date('1970-01-01'), max: new Date('2069-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.constantFrom('yyyy-MM-dd', 'dd/MM/yyyy', 'd.M.yy', 'yyyyMMdd'), (date, format) => {
        const day = date.toISOString().slice(0, 10);
        const [y = '', m = '', d = ''] = day.split('-');
        const parts: Record<string, string> = {
          yyyy: y,
          yy: y.slice(2),
          MM: m,
          M: `${Number(m)}`,
          dd: d,
          d: `${Number(d)}`,
        };
        const written = format.replace(/yyyy|yy|MM|M|dd|d/g, (part) => parts[part] ?? '');
        expect(dateReader(format)?.(written)).toBe(day);
      }),
    );
  });

  it.each([
    ['date: dd/MM/yyyy', '31/12/2024 23:59:59', '2024-12-31'],
    ['date: [yyyy-MM-dd, dd/MM/yyyy]', '01/02/2024', '2024-02-01'],
    ['date: yyyy-MM-dd', '2014-09-12 11:15:06.967000000', '2014-09-12'],
  ])('%s reads %j', (yaml, value, expected) => {
    expect(applied(yaml, value)).toBe(expected);
  });

  it.each(['31/02/2024', '1/2/2024', '2024-01-01', '32/01/2024', '', '01/13/2024'])(
    'dd/MM/yyyy refuses %j',
    (value) => {
      expect(() => applied('date: dd/MM/yyyy', value)).toThrow('unreadable date');
    },
  );

  it.each(['yyyy', 'dd/MM', 'dd/MM/yyyy HH', 'mm/dd/yyyy'])('%s is no pattern', (format) => {
    expect(() => applied(`date: ${format}`, '2024-01-01')).toThrow();
  });
});

describe('numbers', () => {
  it('read back French and English figures exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.nat(99), (whole, cents) => {
        const plain = `${whole === 0 ? 0 : whole}.${String(cents).padStart(2, '0')}`;
        const grouped = (sign: string, mark: string) =>
          `${String(whole).replace(/\B(?=(\d{3})+$)/g, sign)}${mark}${String(cents).padStart(2, '0')}`;
        expect(readNumber(grouped(' ', ','), ',', ' ')).toBe(plain);
        expect(readNumber(grouped('\u202F', ','), ',', ' ')).toBe(plain);
        expect(readNumber(grouped(',', '.'), '.', ',')).toBe(plain);
      }),
    );
  });

  it.each([
    ['1.234,5', '.', ','],
    ['1,23', '.', ','],
    ['12e3', '.', ''],
    ['', ',', ' '],
    ['1,2,3', ',', ' '],
    ['abc', '.', ''],
    ['--1', '.', ''],
  ])('refuse %j with decimal %j and thousands %j', (value, decimal, thousands) => {
    expect(readNumber(value, decimal, thousands)).toBeUndefined();
  });

  it('are numbers in the mapping', () => {
    expect(applied('number: {decimal: ",", thousands: " "}', '-1 234,50')).toBe(-1234.5);
    expect(applied('number', '(12)')).toBe(-12);
  });
});

describe('words', () => {
  it('are mapped, with a choice for the others', () => {
    expect(applied('map: {F: female, M: male}', 'F')).toBe('female');
    expect(() => applied('map: {F: female}', 'X')).toThrow(CellError);
    expect(applied('map: {values: {F: female}, otherwise: keep}', 'X')).toBe('X');
    expect(applied('map: {values: {F: female}, otherwise: null}', 'X')).toBeNull();
    expect(applied('map: {1: true, 0: false}', '0')).toBe(false);
  });

  it('are true, false, or refused', () => {
    expect(applied('boolean', 'OUI')).toBe(true);
    expect(applied('boolean: {true: [actif], false: [inactif]}', 'Inactif')).toBe(false);
    expect(() => applied('boolean: {true: [actif], false: [inactif]}', 'oui')).toThrow(CellError);
  });
});

describe('phones', () => {
  it('belong to the country of the mapping, a constant or a column', () => {
    expect(applied('phone', '02 40 00 00 00')).toBe('+33240000000');
    expect(applied('phone: {country: US}', '(212) 555-0187')).toBe('+12125550187');
    expect(applied('phone: {country: {constant: de}}', '030 901820')).toBe('+4930901820');
    expect(applied('phone: {country: US}', '+33 2 40 00 00 00')).toBe('+33240000000');
  });

  it('are refused when their country has no such number', () => {
    expect(() => applied('phone: {country: US}', '1 (11) 500 555-0132')).toThrow(
      'impossible phone number (US)',
    );
    expect(() => applied('phone', 'standard')).toThrow(CellError);
  });
});
