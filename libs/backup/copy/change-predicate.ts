import { Injectable } from '@nestjs/common';

/** Tells the changes that a base does not hold from those that it does. Tests replace it by wrong ones. */
@Injectable()
export class ChangePredicate {
  /**
   * A condition on a journal's rows. The top-level transaction that changed a row stands beside its key; what the
   * base's snapshot could not see of it is what changed since, in whatever order transactions began, wrote and
   * committed. No clock and no counter of ours takes part. The first part only serves the index.
   * @param base the snapshot of the base, as pg_current_snapshot() wrote it.
   */
  since(base: string): string {
    if (!/^\d+:\d+:[\d,]*$/.test(base)) throw new Error('not a snapshot');
    const [xmin = ''] = base.split(':');
    return `transaction_id >= '${xmin}'::xid8 AND NOT pg_visible_in_snapshot(transaction_id, '${base}'::pg_snapshot)`;
  }
}
