import type { Language } from '@/i18n/provider';

/** As much of an activity as says when it is. */
type Timed = Readonly<Record<string, unknown>>;

const dayNumber = (date: Date): number =>
  Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000);

/** Whether something that is planned should have been done: its time is past; of a whole day, its day. */
export function isOverdue({ state, dueAt, allDay }: Timed, now: Date): boolean {
  if (state !== 'planned' || typeof dueAt !== 'string') return false;
  const due = new Date(dueAt);
  return allDay === true ? dayNumber(due) < dayNumber(now) : due < now;
}

const locale = (language: Language): string => (language === 'en' ? 'en-GB' : 'fr-FR');

/** The day of a moment as people say it: « aujourd’hui », « demain », « lun. 12 mars », « 12 mars 2024 ». */
export function dayWords(at: Date, now: Date, language: Language): string {
  const days = dayNumber(at) - dayNumber(now);
  if (Math.abs(days) <= 1)
    return new Intl.RelativeTimeFormat(locale(language), { numeric: 'auto' }).format(days, 'day');
  const near = at.getFullYear() === now.getFullYear();
  return at.toLocaleDateString(locale(language), {
    day: 'numeric',
    month: 'short',
    ...(near ? { weekday: 'short' } : { year: 'numeric' }),
  });
}

/** A moment as people say it: « demain à 14:30 »; without its time for a whole day. */
export function momentWords(moment: string, allDay: boolean, now: Date, language: Language): string {
  const at = new Date(moment);
  const day = dayWords(at, now, language);
  if (allDay) return day;
  const time = at.toLocaleTimeString(locale(language), { hour: '2-digit', minute: '2-digit' });
  return `${day} ${language === 'en' ? 'at' : 'à'} ${time}`;
}

/** When an activity is due, or was done. */
export const momentOf = ({ state, dueAt, doneAt }: Timed): string | undefined => {
  const moment = state === 'done' ? (doneAt ?? dueAt) : dueAt;
  return typeof moment === 'string' ? moment : undefined;
};

/** The same time some days later; on a weekend the Monday after it. */
export function workingDayLater(from: Date, days: number, hour?: number): string {
  const at = new Date(from.getFullYear(), from.getMonth(), from.getDate() + days, hour ?? from.getHours(), 0);
  if (hour === undefined) at.setMinutes(from.getMinutes());
  const weekday = at.getDay();
  if (weekday === 6) at.setDate(at.getDate() + 2);
  if (weekday === 0) at.setDate(at.getDate() + 1);
  return at.toISOString();
}
