import { StateMachine, text } from '#kernel';

export const opportunityStates = ['open', 'won', 'lost', 'abandoned'] as const;
export type OpportunityState = (typeof opportunityStates)[number];
export type OpportunityCommand = 'move' | 'win' | 'lose' | 'abandon' | 'reopen';

/** States of an opportunity; the only ways between them are these commands. */
export const selling = new StateMachine<OpportunityState, OpportunityCommand>('crm.opportunity', {
  states: {
    open: text('en cours', 'open'),
    won: text('gagnée', 'won'),
    lost: text('perdue', 'lost'),
    abandoned: text('abandonnée', 'abandoned'),
  },
  // One that was sold elsewhere before begins as it ended.
  initial: ['open', 'won', 'lost'],
  transitions: {
    move: { from: ['open'], to: ['open'] },
    win: { from: ['open'], to: ['won'] },
    // Once more: with another reason.
    lose: { from: ['open', 'lost'], to: ['lost'] },
    abandon: { from: ['open'], to: ['abandoned'] },
    reopen: { from: ['won', 'lost', 'abandoned'], to: ['open'] },
  },
});
