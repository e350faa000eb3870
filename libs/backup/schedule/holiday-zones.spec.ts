import type { HolidayZone } from '#kernel';
import { holidayZoneOf } from './holiday-zones.js';

describe('the public holidays of an instance', () => {
  it('follow the company’s choice, its time zone, then the address of its office', () => {
    const office = (postalCode: string, holidayZone: HolidayZone = 'metropolitan') => ({
      holidayZone,
      postalCodes: [postalCode, '68000'],
    });
    expect(holidayZoneOf('Europe/Paris')).toBe('metropolitan');
    expect(holidayZoneOf('Indian/Reunion')).toBe('reunion');
    expect(holidayZoneOf('Indian/Reunion', office('97400'))).toBe('reunion');
    expect(holidayZoneOf('Europe/Paris', office('67000'))).toBe('alsace-moselle');
    expect(holidayZoneOf('Europe/Paris', office('57100'))).toBe('alsace-moselle');
    expect(holidayZoneOf('Europe/Paris', office('35000'))).toBe('metropolitan');
    expect(holidayZoneOf('Europe/Paris', office('35000', 'alsace-moselle'))).toBe('alsace-moselle');
  });
});
