import { defineProblems, Problem } from './problem.js';
import { type Text, text } from './text.js';

export const StateProblems = defineProblems({
  TRANSITION_REFUSED: {
    category: 'conflict',
    title: text('L’état actuel ne permet pas cette action.', 'The current state does not allow this action.'),
  },
});

/** A named command and the states between which it moves a record; several targets: its facts decide which. */
export interface Transition<State extends string> {
  readonly from: readonly State[];
  readonly to: readonly State[];
}

export interface StateTable<State extends string, Command extends string> {
  /** Every state, with the name that people read. */
  readonly states: Readonly<Record<State, Text>>;
  /** The states in which a record may begin. */
  readonly initial: readonly State[];
  readonly transitions: Readonly<Record<Command, Transition<State>>>;
}

/**
 * The states of a kind of record and the only ways between them, as data. States change by named commands, never by
 * editing a field: a service asks `next` for the state to store.
 */
export class StateMachine<State extends string, Command extends string> {
  readonly states: readonly State[];

  /** @throws Error for a table that contradicts itself: a fault of ours, found when the program starts. */
  constructor(
    readonly name: string,
    private readonly table: StateTable<State, Command>,
  ) {
    this.states = Object.keys(table.states) as State[];
    const faults = this.faults();
    if (faults.length > 0) throw new Error(`states of ${name}: ${faults.join('; ')}`);
  }

  /** Whether a command is possible in a state. */
  allows(command: Command, from: State): boolean {
    return this.table.transitions[command].from.includes(from);
  }

  /** The commands that are possible in a state, for clients to draw their buttons. */
  commandsFrom(state: State): Command[] {
    return this.commands().filter((command) => this.allows(command, state));
  }

  /**
   * The state that a command leads to.
   * @param to which one, for a command with several targets.
   * @throws Problem TRANSITION_REFUSED with `from`, `to` and `command`.
   */
  next(command: Command, from: State, to?: State): State {
    const { to: targets } = this.table.transitions[command];
    const target = to ?? targets[0];
    if (to === undefined && targets.length > 1) {
      throw new Error(`${this.name}: ${command} leads to several states, name one`);
    }
    if (target === undefined || !targets.includes(target)) {
      throw new Error(`${this.name}: ${command} does not lead to ${target}`);
    }
    if (!this.allows(command, from)) {
      const labels = { from: this.table.states[from], to: this.table.states[target] };
      throw new Problem(StateProblems.TRANSITION_REFUSED, {
        detail: text(
          `De « ${labels.from.fr} » à « ${labels.to.fr} » : ce passage n’existe pas.`,
          `From "${labels.from.en}" to "${labels.to.en}": there is no such step.`,
        ),
        extra: { from, to: target, command },
      });
    }
    return target;
  }

  private commands(): Command[] {
    return Object.keys(this.table.transitions) as Command[];
  }

  private faults(): string[] {
    const { initial, transitions } = this.table;
    const faults: string[] = [];
    const known = (state: State, where: string) => {
      if (!this.states.includes(state)) faults.push(`${where} names the unknown state ${state}`);
    };
    if (initial.length === 0) faults.push('no initial state');
    for (const state of initial) known(state, 'initial');
    for (const command of this.commands()) {
      const { from, to } = transitions[command];
      if (from.length === 0 || to.length === 0) faults.push(`${command} leads from or to nowhere`);
      for (const state of [...from, ...to]) known(state, command);
    }
    const reached = new Set<State>(initial);
    for (let size = -1; size !== reached.size; ) {
      size = reached.size;
      for (const command of this.commands()) {
        const { from, to } = transitions[command];
        if (from.some((state) => reached.has(state))) for (const state of to) reached.add(state);
      }
    }
    for (const state of this.states) if (!reached.has(state)) faults.push(`${state} is never reached`);
    return faults;
  }
}
