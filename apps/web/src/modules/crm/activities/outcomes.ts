/** What can come of a kind of activity, the usual result first. */
const ofKind: Readonly<Record<string, readonly string[]>> = {
  call: ['reached', 'no-answer', 'message-left', 'postponed', 'refused'],
  visit: ['done', 'no-answer', 'postponed', 'refused'],
  meeting: ['done', 'no-answer', 'postponed', 'refused'],
};
const ofOthers = ['done', 'postponed', 'refused'] as const;

export const outcomesOf = (kind: unknown): readonly string[] => ofKind[String(kind)] ?? ofOthers;

/** After these nothing has been settled: the same is to be done again soon. */
export const isUnsettled = (outcome: unknown): boolean =>
  outcome === 'no-answer' || outcome === 'message-left' || outcome === 'postponed';
