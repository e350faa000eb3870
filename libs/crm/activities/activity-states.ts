import { StateMachine, text } from '#kernel';

export const activityStates = ['planned', 'done', 'cancelled'] as const;
export type ActivityState = (typeof activityStates)[number];
export type ActivityCommand = 'complete' | 'cancel' | 'reopen';

/** States of an activity; being overdue is no state, it is seen from the due date. */
export const activityCourse = new StateMachine<ActivityState, ActivityCommand>('crm.activity', {
  states: {
    planned: text('prévue', 'planned'),
    done: text('faite', 'done'),
    cancelled: text('annulée', 'cancelled'),
  },
  initial: ['planned', 'done'],
  transitions: {
    complete: { from: ['planned'], to: ['done'] },
    cancel: { from: ['planned'], to: ['cancelled'] },
    reopen: { from: ['done', 'cancelled'], to: ['planned'] },
  },
});
