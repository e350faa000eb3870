import { StateMachine, text } from '#kernel';

export const clientRequestStates = ['recorded', 'revoked'] as const;
export type ClientRequestState = (typeof clientRequestStates)[number];

/** A request holds until it is revoked; another one takes its place, it never comes back. */
export const clientRequestLife = new StateMachine<ClientRequestState, 'revoke'>('workspace.client-request', {
  states: { recorded: text('en vigueur', 'in force'), revoked: text('révoquée', 'revoked') },
  initial: ['recorded'],
  transitions: { revoke: { from: ['recorded'], to: ['revoked'] } },
});
