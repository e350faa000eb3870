const localeOf = (language: string) => (language === 'en' ? 'en-GB' : 'fr-FR');

/** A moment on the clock of an instance: `ven. 20 nov., 20:14`. */
export const momentIn = (instant: string, timeZone: string, language: string): string =>
  new Intl.DateTimeFormat(localeOf(language), {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(instant));

/** A day such as `2026-11-20`, as `20 nov.`. */
export const dayIn = (day: string, language: string): string =>
  new Intl.DateTimeFormat(localeOf(language), { timeZone: 'UTC', day: 'numeric', month: 'short' }).format(
    new Date(`${day}T00:00:00Z`),
  );
