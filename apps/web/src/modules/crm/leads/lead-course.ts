import type { AnyRecord } from '@/kit/records/define-record';

/** What can be done with a lead; `take` gives it to oneself. */
export type LeadAct = 'take' | 'assign' | 'contact' | 'qualify' | 'convert' | 'disqualify' | 'recycle';

interface Acts {
  /** Buttons, the first one being the usual next step. */
  readonly buttons: readonly LeadAct[];
  readonly menu: readonly LeadAct[];
}

/** What is offered in each state; the server holds the table of steps. */
const actsOf: Readonly<Record<string, Acts>> = {
  new: { buttons: ['take', 'contact', 'disqualify'], menu: ['assign', 'qualify'] },
  assigned: { buttons: ['contact', 'qualify', 'disqualify'], menu: ['take', 'assign', 'recycle'] },
  contacted: { buttons: ['qualify', 'convert', 'disqualify'], menu: ['take', 'assign', 'recycle'] },
  qualified: { buttons: ['convert', 'disqualify'], menu: ['take', 'assign', 'recycle'] },
  recycled: { buttons: ['contact', 'qualify', 'disqualify'], menu: ['take', 'assign'] },
  unqualified: { buttons: ['recycle'], menu: [] },
};

/** What this user is offered: nobody takes over what is theirs. */
export function actsFor({ state, ownerId }: AnyRecord, userId: string): Acts {
  const { buttons = [], menu = [] } = actsOf[String(state)] ?? {};
  return { buttons, menu: ownerId === userId ? menu.filter((act) => act !== 'take') : menu };
}

/** The usual way of a lead. */
export const usualStates = ['new', 'assigned', 'contacted', 'qualified', 'converted'] as const;

/** How many usual states are behind a lead, and whether it goes on from there. */
export function progressOf({ state, ownerId, respondedAt }: AnyRecord): { done: number; under: boolean } {
  const at = (usualStates as readonly unknown[]).indexOf(state);
  if (state === 'converted') return { done: usualStates.length, under: false };
  if (at >= 0) return { done: at, under: true };
  // Put aside, or for later: as far as it is known to have come.
  return { done: respondedAt ? 3 : ownerId ? 2 : 1, under: false };
}

/** Whether somebody still waits for a first answer, and since when they should have had it. */
export function waitOf(
  { state, firstResponseDueAt, respondedAt }: AnyRecord,
  now: Date,
): 'answered' | 'waiting' | 'overdue' {
  if (respondedAt || !firstResponseDueAt || (state !== 'new' && state !== 'assigned')) return 'answered';
  return Date.parse(String(firstResponseDueAt)) < now.getTime() ? 'overdue' : 'waiting';
}
