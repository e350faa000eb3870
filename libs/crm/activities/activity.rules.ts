import { dayIn, type FieldError, startOfDay, type Text, text } from '#kernel';
import type { InputOf } from '#runtime';
import type { Activity } from './activity.entity.js';

type Input = InputOf<Activity>;

/** Clocks of people and of ours differ by some minutes. */
const clockTolerance = 5 * 60_000;

const refusal = (field: string, code: string, message: Text): FieldError => ({ field, code, message });

/**
 * Fills in what follows: what is noted as done is done, and was due then; a note is done as it is written; a whole day
 * begins at midnight of the instance's time zone.
 */
export function completeActivity(
  input: Input,
  before: Activity | undefined,
  { now, zone, actorId }: { now: Date; zone: string; actorId: string | null },
): Input {
  const complete: Input = { ...input };
  const merged: Input = { ...before, ...complete };
  if (!before) complete.ownerId = input.ownerId ?? actorId;
  const planned = (before?.state ?? 'planned') === 'planned';
  const givenUp = input.state === 'cancelled';
  if (planned && !givenUp && (merged.kind === 'note' || (!before && input.doneAt))) {
    complete.state = 'done';
    complete.doneAt = input.doneAt ?? now;
  }
  const dueAt = merged.dueAt ?? (merged.kind === 'note' ? null : (complete.doneAt ?? null));
  const due = dueAt && merged.allDay ? startOfDay(dayIn(dueAt, zone), zone) : dueAt;
  if (due?.getTime() !== merged.dueAt?.getTime()) complete.dueAt = due;
  // One who moves the date and changes the repetition at once begins a new count.
  const repetition = input.repeats ?? input.repeatEvery ?? input.repeatUntil;
  if (before?.seriesStart && input.dueAt && repetition !== undefined) complete.seriesStart = input.dueAt;
  return complete;
}

/** What can be seen of an activity without looking at other records. */
export function checkActivity(
  input: Input,
  before: Activity | undefined,
  { now, zone }: { now: Date; zone: string },
): FieldError[] {
  const errors: FieldError[] = [];
  const refuse = (field: string, code: string, message: Text) => errors.push(refusal(field, code, message));
  const merged: Input = { ...before, ...input };
  const { kind, dueAt, doneAt, repeats = 'none', repeatUntil, reminderMinutes } = merged;
  if (!dueAt && kind !== 'note')
    refuse('dueAt', 'required', text('Une échéance est attendue.', 'A due date is expected.'));
  if (before) errors.push(...checkCommanded(input, before));
  else {
    if (input.outcome && !doneAt)
      refuse(
        'outcome',
        'not-done',
        text('Ce qui n’est pas fait n’a pas de résultat.', 'What is not done has no outcome.'),
      );
    if (doneAt && doneAt.getTime() > now.getTime() + clockTolerance)
      refuse('doneAt', 'future', text('Cette date est à venir.', 'This date is to come.'));
    if (doneAt && repeats !== 'none')
      refuse(
        'repeats',
        'done',
        text('Une série commence par une action prévue.', 'A series begins with a planned activity.'),
      );
  }
  if (dueAt && repeats !== 'none' && repeatUntil && repeatUntil < dayIn(dueAt, zone))
    refuse(
      input.repeatUntil === undefined ? 'dueAt' : 'repeatUntil',
      'order',
      text('La série finirait avant cette action.', 'The series would end before this activity.'),
    );
  const dateless = text(
    'Sans échéance, il n’y a ni rappel ni répétition.',
    'Without a due date there is neither reminder nor repetition.',
  );
  if (!dueAt && kind === 'note') {
    if (repeats !== 'none') refuse('repeats', 'undated', dateless);
    if (reminderMinutes != null) refuse('reminderMinutes', 'undated', dateless);
  }
  return errors;
}

/** When it was done and what came of it change by commands only. */
function checkCommanded(input: Input, before: Activity): FieldError[] {
  const message = text(
    'Utilisez « terminer » ou « rouvrir ».',
    'Use completion or reopening instead of a change.',
  );
  const errors: FieldError[] = [];
  if (input.outcome !== undefined && input.outcome !== before.outcome)
    errors.push(refusal('outcome', 'by-command', message));
  const becameNote = before.state === 'planned' && input.state === 'done';
  if (!becameNote && input.doneAt !== undefined && input.doneAt?.getTime() !== before.doneAt?.getTime())
    errors.push(refusal('doneAt', 'by-command', message));
  return errors;
}
