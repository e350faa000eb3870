import { StateMachine, text } from '#kernel';

export const rightsRequestStates = ['open', 'answered', 'refused'] as const;
export type RightsRequestState = (typeof rightsRequestStates)[number];

/** A request is answered or refused, with an answer in both cases; reopened where that was a slip. */
export const rightsRequestLife = new StateMachine<RightsRequestState, 'answer' | 'refuse' | 'reopen'>(
  'crm.rights-request',
  {
    states: {
      open: text('en cours', 'open'),
      answered: text('répondue', 'answered'),
      refused: text('refusée', 'refused'),
    },
    initial: ['open'],
    transitions: {
      answer: { from: ['open'], to: ['answered'] },
      refuse: { from: ['open'], to: ['refused'] },
      reopen: { from: ['answered', 'refused'], to: ['open'] },
    },
  },
);
