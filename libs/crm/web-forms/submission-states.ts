import { StateMachine, text } from '#kernel';
import type { SubmissionState } from './submission.entity.js';

/** What came in is wanted or not; an agreement to mailings waits for its confirmation. */
export const submissionLife = new StateMachine<SubmissionState, 'accept' | 'confirm'>(
  'crm.web-form-submission',
  {
    states: {
      received: text('reçu', 'received'),
      'pending-confirmation': text('accord à confirmer', 'agreement to be confirmed'),
      confirmed: text('accord confirmé', 'agreement confirmed'),
      spam: text('indésirable', 'unwanted'),
    },
    initial: ['received', 'pending-confirmation', 'spam'],
    transitions: {
      accept: { from: ['spam', 'received'], to: ['received'] },
      confirm: { from: ['pending-confirmation'], to: ['confirmed'] },
    },
  },
);
