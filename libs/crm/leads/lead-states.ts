import { StateMachine, text } from '#kernel';

export const leadStates = [
  'new',
  'assigned',
  'contacted',
  'qualified',
  'converted',
  'unqualified',
  'recycled',
] as const;
export type LeadState = (typeof leadStates)[number];
export type LeadCommand = 'assign' | 'contact' | 'qualify' | 'disqualify' | 'recycle' | 'convert';

/**
 * States of a lead. The usual way is new, assigned, contacted, qualified, converted; what nobody needs is put aside
 * from anywhere, and may come back. A converted lead has become something else and stays as it was.
 */
export const leadLife = new StateMachine<LeadState, LeadCommand>('crm.lead', {
  states: {
    new: text('nouvelle', 'new'),
    assigned: text('attribuée', 'assigned'),
    contacted: text('contactée', 'contacted'),
    qualified: text('qualifiée', 'qualified'),
    converted: text('convertie', 'converted'),
    unqualified: text('écartée', 'unqualified'),
    recycled: text('à reprendre', 'recycled'),
  },
  initial: ['new', 'assigned'],
  transitions: {
    // Whoever takes over a lead goes on where the one before stopped.
    assign: {
      from: ['new', 'assigned', 'contacted', 'qualified', 'recycled'],
      to: ['assigned', 'contacted', 'qualified'],
    },
    contact: { from: ['new', 'assigned', 'contacted', 'recycled'], to: ['contacted'] },
    qualify: { from: ['new', 'assigned', 'contacted', 'recycled'], to: ['qualified'] },
    disqualify: { from: ['new', 'assigned', 'contacted', 'qualified', 'recycled'], to: ['unqualified'] },
    recycle: { from: ['assigned', 'contacted', 'qualified', 'unqualified'], to: ['recycled'] },
    convert: { from: ['contacted', 'qualified'], to: ['converted'] },
  },
});

/**
 * The state of a lead that gets an owner.
 * @throws Problem TRANSITION_REFUSED for a lead that was converted or put aside.
 */
export const stateOfAssigned = (state: LeadState): LeadState =>
  leadLife.next('assign', state, state === 'contacted' || state === 'qualified' ? state : 'assigned');
