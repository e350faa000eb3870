import { useMemo } from 'react';
import { useLanguage } from '@/i18n/use-text';
import { type Day, dateOf } from './days';

/** Days and hours in the user's language. */
export function useDateWords() {
  const language = useLanguage();
  return useMemo(() => {
    const locale = language === 'en' ? 'en-GB' : 'fr-FR';
    const of = (options: Intl.DateTimeFormatOptions) => {
      const format = new Intl.DateTimeFormat(locale, options);
      return (date: Date) => format.format(date);
    };
    const byDay = (options: Intl.DateTimeFormatOptions) => {
      const format = of(options);
      return (day: Day) => format(dateOf(day));
    };
    const span = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' });
    return {
      time: of({ hour: '2-digit', minute: '2-digit' }),
      month: byDay({ month: 'long', year: 'numeric' }),
      weekday: byDay({ weekday: 'short' }),
      weekdayInFull: byDay({ weekday: 'long' }),
      dayAndMonth: byDay({ day: 'numeric', month: 'short' }),
      inFull: byDay({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
      span: (from: Day, to: Day) => span.formatRange(dateOf(from), dateOf(to)),
    };
  }, [language]);
}
