import fc from 'fast-check';
import { pg } from './driver.js';

describe('instants from PostgreSQL', () => {
  const parse = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ) as (value: string) => Date;

  it('are those that were stored, to the millisecond', () => {
    const range = {
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    };
    fc.assert(
      fc.property(
        fc.date(range).filter((date) => date.getUTCFullYear() >= 100),
        (date) => {
          const written = date.toISOString().replace('T', ' ').replace(/0*Z$/, '').replace(/\.$/, '');
          expect(parse(`${written}+00`).getTime()).toBe(date.getTime());
        },
      ),
    );
  });

  it('are read in other zones and forms too', () => {
    expect(parse('2026-11-22 02:24:42.388123+01').toISOString()).toBe('2026-11-22T01:24:42.388Z');
    expect(parse('2026-06-01 00:00:00+05:30').toISOString()).toBe('2026-05-31T18:30:00.000Z');
  });

  it('leave business days alone', () => {
    const day = pg.types.getTypeParser(pg.types.builtins.DATE) as (value: string) => unknown;
    expect(day('2026-03-29')).toBe('2026-03-29');
  });
});
