import { addDays, addMonths, type HolidayZone, isWorkingDay } from '#kernel';

/** Days before a deadline on which people are warned. */
export const warningDays = 7;

/**
 * The last day for an answer: one month after the request was received, three once it was extended (RGPD, art. 12-3).
 * A month ends on the day of the same number, else on its last one; a deadline that falls on a day that is not worked
 * moves to the next one that is (Regulation 1182/71, art. 3). @param receivedOn `YYYY-MM-DD`
 */
export function answerDueOn(receivedOn: string, extended: boolean, zone: HolidayZone): string {
  let day = addMonths(receivedOn, extended ? 3 : 1);
  while (!isWorkingDay(day, zone)) day = addDays(day, 1);
  return day;
}

/** What has to be told of an open request by now; each deadline is told of once. */
export function toTell(
  { dueOn, warnedFor, overdueFor }: { dueOn: string; warnedFor: string | null; overdueFor: string | null },
  today: string,
): 'overdue' | 'soon' | undefined {
  if (dueOn < today) return overdueFor === dueOn ? undefined : 'overdue';
  return addDays(dueOn, -warningDays) <= today && warnedFor !== dueOn ? 'soon' : undefined;
}
