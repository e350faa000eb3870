import type { Schemas } from '@/api/generated/schema';
import { isOverdue } from '../../activities/activity-times';

type Card = Pick<Schemas['OpportunityCard'], 'state' | 'expectedCloseOn' | 'nextActionAt' | 'stageSince'>;

/** What of an opportunity calls for attention. */
export interface CardSigns {
  /** It should have been signed by now. */
  late: boolean;
  /** Nobody has planned anything for it. */
  noAction: boolean;
  /** What was planned next has not been done. */
  actionLate: boolean;
  /** Days at its stage, when they are more than the stage allows. */
  staleDays: number | undefined;
}

const dayMs = 86_400_000;
const calm: CardSigns = { late: false, noAction: false, actionLate: false, staleDays: undefined };

/** A day as cards say it: with its year only when it is another one than now. */
export function shortDay(day: string, language: string, now: Date): string {
  const time = new Date(day.length === 10 ? `${day}T00:00:00` : day);
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'fr-FR', {
    day: 'numeric',
    month: 'short',
    ...(time.getFullYear() !== now.getFullYear() && { year: 'numeric' }),
  }).format(time);
}

/** A day of this browser's calendar as `2026-11-22`. */
export const dayOf = (moment: Date): string =>
  [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

/** Whether what is planned next should have been done, as activities say it; what is due at midnight has all its day. */
function isPast(nextActionAt: string | null, now: Date): boolean {
  if (nextActionAt === null) return false;
  const due = new Date(nextActionAt);
  const allDay = due.getHours() === 0 && due.getMinutes() === 0;
  return isOverdue({ state: 'planned', dueAt: nextActionAt, allDay }, now);
}

/** What of an open opportunity calls for attention; what is closed does no more. */
export function signsOf(card: Card, stage: { maxAgeDays: number | null }, now: Date): CardSigns {
  if (card.state !== 'open') return calm;
  const days = Math.floor((now.getTime() - Date.parse(card.stageSince)) / dayMs);
  const { maxAgeDays } = stage;
  return {
    late: card.expectedCloseOn !== null && card.expectedCloseOn < dayOf(now),
    noAction: card.nextActionAt === null,
    actionLate: isPast(card.nextActionAt, now),
    staleDays: maxAgeDays !== null && days > maxAgeDays ? days : undefined,
  };
}
