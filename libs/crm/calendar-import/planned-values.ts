import type { InputOf } from '#runtime';
import type { Activity } from '../activities/activity.entity.js';
import type { PlannedValues } from './calendar-plan.js';

const told = ['kind', 'subject', 'dueAt', 'allDay', 'durationMinutes', 'place', 'notes'] as const;

/** A new activity of what a calendar says. */
export function inputOf({ doneAt, cancelled: _, ...values }: PlannedValues): InputOf<Activity> {
  return { ...values, state: doneAt ? 'done' : 'planned', doneAt };
}

/** What a calendar says otherwise than the activity that it made; undefined: nothing. */
export function changesOf(values: PlannedValues, before: Activity): InputOf<Activity> | undefined {
  const changes: Record<string, unknown> = {};
  for (const name of told)
    if (comparable(values[name]) !== comparable(before[name])) changes[name] = values[name];
  if (values.cancelled && before.state === 'planned') changes['state'] = 'cancelled';
  // What is over meanwhile is for its owner to say, who may have done it or not; a task that is ticked off is done.
  if (values.kind === 'task' && values.doneAt && before.state === 'planned') {
    changes['state'] = 'done';
    changes['doneAt'] = values.doneAt;
  }
  return Object.keys(changes).length > 0 ? changes : undefined;
}

const comparable = (value: unknown): unknown => (value instanceof Date ? value.getTime() : value);
