import fc from 'fast-check';
import { Problem } from './problem.js';
import { StateMachine, type StateTable } from './state-machine.js';
import { text } from './text.js';

type State = 'draft' | 'sent' | 'accepted' | 'refused';
type Command = 'send' | 'answer' | 'recall';

const table: StateTable<State, Command> = {
  states: {
    draft: text('brouillon', 'draft'),
    sent: text('envoyé', 'sent'),
    accepted: text('accepté', 'accepted'),
    refused: text('refusé', 'refused'),
  },
  initial: ['draft'],
  transitions: {
    send: { from: ['draft'], to: ['sent'] },
    answer: { from: ['sent'], to: ['accepted', 'refused'] },
    recall: { from: ['sent'], to: ['draft'] },
  },
};
const quote = new StateMachine<State, Command>('quote', table);

describe('a state machine', () => {
  it('leads along its transitions, and says what is possible in a state', () => {
    expect(quote.next('send', 'draft')).toBe('sent');
    expect(quote.next('answer', 'sent', 'refused')).toBe('refused');
    expect(quote.commandsFrom('sent')).toEqual(['answer', 'recall']);
    expect(quote.commandsFrom('accepted')).toEqual([]);
  });

  it('refuses every other step with a problem that names both states, and only those', () => {
    const states = fc.constantFrom<State>('draft', 'sent', 'accepted', 'refused');
    const steps = fc.constantFrom<[Command, State]>(
      ['send', 'sent'],
      ['answer', 'accepted'],
      ['answer', 'refused'],
      ['recall', 'draft'],
    );
    fc.assert(
      fc.property(states, steps, (from, [command, to]) => {
        let refusal: unknown;
        try {
          expect(quote.next(command, from, to)).toBe(to);
        } catch (error) {
          refusal = error;
        }
        expect(refusal === undefined).toBe(table.transitions[command].from.includes(from));
        if (refusal) {
          expect(refusal).toBeInstanceOf(Problem);
          expect(refusal).toMatchObject({ code: 'TRANSITION_REFUSED', extra: { from, to, command } });
        }
      }),
    );
  });

  it('never leaves its states, whatever is asked in whatever order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom<Command>('send', 'answer', 'recall')),
        fc.boolean(),
        (asked, yes) => {
          let state: State = 'draft';
          for (const command of asked) {
            if (!quote.allows(command, state)) continue;
            state =
              command === 'answer'
                ? quote.next(command, state, yes ? 'accepted' : 'refused')
                : quote.next(command, state);
            expect(quote.states).toContain(state);
          }
        },
      ),
    );
  });

  it('asks which target is meant where there are several', () => {
    expect(() => quote.next('answer', 'sent')).toThrow('several states');
    expect(() => quote.next('send', 'draft', 'accepted')).toThrow('does not lead to');
  });

  it.each<[string, Partial<StateTable<State, Command>>]>([
    ['no initial state', { initial: [] }],
    [
      'unknown state',
      { transitions: { ...table.transitions, send: { from: ['draft'], to: ['lost' as State] } } },
    ],
    [
      'never reached',
      { transitions: { ...table.transitions, answer: { from: ['sent'], to: ['accepted'] } } },
    ],
    ['from or to nowhere', { transitions: { ...table.transitions, recall: { from: [], to: ['draft'] } } }],
  ])('does not start with a table that has %s', (fault, change) => {
    expect(() => new StateMachine('quote', { ...table, ...change })).toThrow(fault);
  });
});
