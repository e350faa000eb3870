import fc from 'fast-check';
import type { Employee } from './employee.entity.js';
import { ageOn, checkDates } from './employee.rules.js';

const today = '2026-03-15';
const day = fc
  .date({ min: new Date('1901-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const fieldsOf = (...args: Parameters<typeof checkDates>) => checkDates(...args).map(({ field }) => field);

describe('the dates of an employee', () => {
  it('refuse a birth that has not happened, or long ago', () => {
    expect(fieldsOf({ birthDate: today }, undefined, today)).toEqual(['birthDate']);
    expect(fieldsOf({ birthDate: '1899-12-31' }, undefined, today)).toEqual(['birthDate']);
    expect(fieldsOf({ birthDate: '2026-03-14' }, undefined, today)).toEqual([]);
  });

  it('refuse work before the fourteenth birthday, and allow it from that day on', () => {
    const birthDate = '2010-05-20';
    expect(fieldsOf({ birthDate, hiredOn: '2024-05-19' }, undefined, today)).toEqual(['hiredOn']);
    expect(fieldsOf({ birthDate, hiredOn: '2024-05-20' }, undefined, today)).toEqual([]);
    const hired = { hiredOn: '2024-05-19', birthDate: null } as Employee;
    expect(fieldsOf({ birthDate }, hired, today)).toEqual(['birthDate']);
  });

  it('refuse an exit before the entry, whichever of the two changes', () => {
    fc.assert(
      fc.property(day, day, (hiredOn, leftOn) => {
        const wrong = leftOn < hiredOn;
        expect(fieldsOf({ leftOn }, { hiredOn } as Employee, today)).toEqual(wrong ? ['leftOn'] : []);
        expect(fieldsOf({ hiredOn }, { leftOn } as Employee, today)).toEqual(wrong ? ['hiredOn'] : []);
      }),
    );
  });

  it('say nothing about what an input leaves alone', () => {
    fc.assert(
      fc.property(day, day, day, (birthDate, hiredOn, leftOn) => {
        expect(checkDates({ notes: 'x' }, { birthDate, hiredOn, leftOn } as Employee, today)).toEqual([]);
      }),
    );
  });

  it('count the years that are complete', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 60 }), (birthDate, years) => {
        const birthday = `${Number(birthDate.slice(0, 4)) + years}${birthDate.slice(4)}`;
        expect(ageOn(birthDate, birthday)).toBe(years);
        expect(ageOn(birthDate, `${birthday.slice(0, 4)}-01-01`)).toBe(
          birthDate.endsWith('-01-01') ? years : years - 1,
        );
      }),
    );
  });

  it('expect the number of a residence permit with its expiry', () => {
    const residencePermitExpiresOn = '2027-01-01';
    expect(fieldsOf({ residencePermitExpiresOn }, undefined, today)).toEqual(['residencePermitNumber']);
    expect(fieldsOf({ residencePermitExpiresOn, residencePermitNumber: 'X' }, undefined, today)).toEqual([]);
    const holder = { residencePermitExpiresOn, residencePermitNumber: 'X' } as Employee;
    expect(fieldsOf({ residencePermitNumber: null }, holder, today)).toEqual(['residencePermitNumber']);
  });
});
