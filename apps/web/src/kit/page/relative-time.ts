import type { Language } from '@/i18n/provider';

const locale = (language: Language): string => (language === 'en' ? 'en-GB' : 'fr-FR');
const minute = 60_000;
const hour = 60 * minute;

/** Whole calendar days between two instants, on the reader's clock. */
function daysBetween(earlier: Date, later: Date): number {
  const day = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((day(later) - day(earlier)) / (24 * hour));
}

/** How long ago (or in how long) people would say it: « il y a 5 minutes », « hier à 14:05 », « 12 mars ». */
export function relativeTime(at: Date, now: Date, language: Language): string {
  const words = new Intl.RelativeTimeFormat(locale(language), { numeric: 'auto' });
  const gap = at.getTime() - now.getTime();
  const size = Math.abs(gap);
  if (size < 45_000) return words.format(0, 'second');
  if (size < hour) return words.format(Math.sign(gap) * Math.max(1, Math.round(size / minute)), 'minute');
  const days = daysBetween(now, at);
  if (days === 0) return words.format(Math.sign(gap) * Math.round(size / hour), 'hour');
  const clock = at.toLocaleTimeString(locale(language), { hour: '2-digit', minute: '2-digit' });
  const link = language === 'fr' ? ' à ' : ' at ';
  if (Math.abs(days) < 7) return words.format(days, 'day') + (Math.abs(days) === 1 ? link + clock : '');
  return at.toLocaleDateString(locale(language), {
    day: 'numeric',
    month: 'short',
    ...(at.getFullYear() !== now.getFullYear() && { year: 'numeric' }),
  });
}

/** The day and the minute in full. */
export const exactTime = (at: Date, language: Language): string =>
  at.toLocaleString(locale(language), { dateStyle: 'full', timeStyle: 'short' });

/** When the words of `relativeTime` change next, in milliseconds; undefined when they stay for hours. */
export function nextChange(at: Date, now: Date): number | undefined {
  const size = Math.abs(now.getTime() - at.getTime());
  if (size < hour) return minute / 2;
  return size < 24 * hour ? hour / 4 : undefined;
}
