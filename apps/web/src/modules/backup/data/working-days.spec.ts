import {
  addDays,
  dayAt,
  easter,
  holidays,
  isToCome,
  isWorkingDay,
  lastWorkingDays,
  nextSlot,
} from './working-days';

describe('working days', () => {
  it.each([
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
  ])('finds Easter %i', (year, day) => {
    expect(easter(year)).toBe(day);
  });

  it('leaves out weekends and the eleven holidays', () => {
    expect([...holidays(2026)].sort()).toEqual([
      '2026-01-01',
      '2026-04-06',
      '2026-05-01',
      '2026-05-08',
      '2026-05-14',
      '2026-05-25',
      '2026-07-14',
      '2026-08-15',
      '2026-11-01',
      '2026-11-11',
      '2026-12-25',
    ]);
    expect(isWorkingDay('2026-05-14')).toBe(false);
    expect(isWorkingDay('2026-05-16')).toBe(false);
    expect(isWorkingDay('2026-05-15')).toBe(true);
  });

  it('counts back over them', () => {
    expect(lastWorkingDays('2026-05-26', 4)).toEqual([
      '2026-05-26',
      '2026-05-22',
      '2026-05-21',
      '2026-05-20',
    ]);
    expect(lastWorkingDays('2026-11-22', 1)).toEqual(['2026-11-20']);
  });

  it('crosses months, years and changes of clocks', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
    expect(dayAt(new Date(2026, 2, 29, 2, 30))).toBe('2026-03-29');
  });
});

describe('the slots of the day', () => {
  it('are to come until they must have ended', () => {
    expect(isToCome('2026-11-20', 'midday', new Date(2026, 10, 20, 13, 59))).toBe(true);
    expect(isToCome('2026-11-20', 'midday', new Date(2026, 10, 20, 14, 1))).toBe(false);
    expect(isToCome('2026-11-19', 'evening', new Date(2026, 10, 20, 0, 1))).toBe(false);
  });

  it('follow each other over a weekend', () => {
    expect(nextSlot(new Date(2026, 10, 20, 12, 29))).toEqual({ day: '2026-11-20', slot: 'midday' });
    expect(nextSlot(new Date(2026, 10, 20, 12, 30))).toEqual({ day: '2026-11-20', slot: 'evening' });
    expect(nextSlot(new Date(2026, 10, 20, 20, 0))).toEqual({ day: '2026-11-23', slot: 'midday' });
  });
});
