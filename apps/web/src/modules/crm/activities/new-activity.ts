import { workingDayLater } from './activity-times';

type Values = Record<string, unknown>;

/** What a new activity begins with: a call of one's own, at nine on the next working day. */
export const newActivity = (ownerId: string): Values => ({
  kind: 'call',
  ownerId,
  dueAt: workingDayLater(new Date(), 1, 9),
});

/** A note is of no date: what was filled in before it became one is not sent. */
export const withoutDates = (values: Values): Values =>
  values['kind'] === 'note'
    ? {
        ...values,
        dueAt: null,
        durationMinutes: null,
        reminderMinutes: null,
        repeats: 'none',
        repeatUntil: null,
      }
    : values;
