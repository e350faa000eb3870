import type { MergeAnswer } from './merge-answers.js';
import type { StoredMerge } from './merges.repository.js';

/** How long a merge can be undone (CRM-1), and what it changed is kept. */
export const undoableForMs = 30 * 86_400_000;

const endOf = ({ mergedAt }: Pick<StoredMerge, 'mergedAt'>): Date =>
  new Date(mergedAt.getTime() + undoableForMs);

export const isUndoable = (merge: Pick<StoredMerge, 'mergedAt' | 'undoneAt'>, now: Date): boolean =>
  !merge.undoneAt && now < endOf(merge);

export const answerOf = (merge: StoredMerge, now: Date): MergeAnswer => ({
  ...merge,
  undoableUntil: isUndoable(merge, now) ? endOf(merge) : null,
});
