import { useMemo } from 'react';
import { useLanguage } from '@/kit';

/** Days, moments, figures and durations in the user's language. */
export function useWords() {
  const language = useLanguage();
  return useMemo(() => {
    const locale = language === 'en' ? 'en-GB' : 'fr-FR';
    const number = new Intl.NumberFormat(locale);
    const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
    const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
    const day = new Intl.DateTimeFormat(locale, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      timeZone: 'UTC',
    });
    const seconds = new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: 'second',
      maximumFractionDigits: 1,
    });
    const minutes = new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: 'minute',
      maximumFractionDigits: 0,
    });
    return {
      number: (value: number) => number.format(value),
      moment: (instant: string) => moment.format(new Date(instant)),
      time: (instant: string) => time.format(new Date(instant)),
      /** Of a day such as `2026-11-22`. */
      day: (date: string) => day.format(new Date(`${date}T00:00:00Z`)),
      duration: (ms: number) => (ms < 120_000 ? seconds.format(ms / 1000) : minutes.format(ms / 60_000)),
    };
  }, [language]);
}
