import { describe, expect, it } from '@jest/globals';
import { nextChange, relativeTime } from './relative-time';

const now = new Date(2026, 2, 18, 15, 0, 0);
const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds);

describe('the words for a moment', () => {
  it('counts minutes within the hour, and hours within the day', () => {
    expect(relativeTime(ago(10_000), now, 'fr')).toBe('maintenant');
    expect(relativeTime(ago(5 * 60_000), now, 'fr')).toBe('il y a 5 minutes');
    expect(relativeTime(ago(50_000), now, 'en')).toBe('1 minute ago');
    expect(relativeTime(ago(3 * 3_600_000), now, 'fr')).toBe('il y a 3 heures');
  });

  it('speaks of yesterday by the calendar, not by 24 hours', () => {
    expect(relativeTime(new Date(2026, 2, 17, 23, 30), now, 'fr')).toBe('hier à 23:30');
    expect(relativeTime(new Date(2026, 2, 17, 9, 5), now, 'fr')).toBe('hier à 09:05');
    expect(relativeTime(new Date(2026, 2, 19, 8, 0), now, 'fr')).toBe('demain à 08:00');
  });

  it('counts days within the week, then names the date, and its year when it is another', () => {
    expect(relativeTime(new Date(2026, 2, 14, 9, 0), now, 'fr')).toBe('il y a 4 jours');
    expect(relativeTime(new Date(2026, 1, 12), now, 'fr')).toBe('12 févr.');
    expect(relativeTime(new Date(2025, 1, 12), now, 'en')).toContain('2025');
  });

  it('is looked at again as often as its words change', () => {
    expect(nextChange(ago(60_000), now)).toBe(30_000);
    expect(nextChange(ago(2 * 3_600_000), now)).toBe(900_000);
    expect(nextChange(ago(48 * 3_600_000), now)).toBeUndefined();
  });
});
