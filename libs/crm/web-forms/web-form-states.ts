import { StateMachine, text } from '#kernel';

export const webFormStates = ['draft', 'open', 'closed'] as const;
export type WebFormState = (typeof webFormStates)[number];
export type WebFormCommand = 'open' | 'close';

/** Only an open form answers anybody; what comes in by another is unknown to the world. */
export const webFormLife = new StateMachine<WebFormState, WebFormCommand>('crm.web-form', {
  states: {
    draft: text('brouillon', 'draft'),
    open: text('ouvert', 'open'),
    closed: text('fermé', 'closed'),
  },
  initial: ['draft'],
  transitions: {
    open: { from: ['draft', 'closed'], to: ['open'] },
    close: { from: ['open'], to: ['closed'] },
  },
});
