/** Ways in which a copy is looked at, each of which tells more than the one before it. */
const ladder = "ARRAY['read', 'contents', 'restore']";

/**
 * SQL: whether a run was found damaged, and not intact since by a look that tells as much. That the bytes are still
 * those that were written is no answer to a row that refers to nothing.
 * @param run an expression for its id.
 */
export const isDamaged = (run: string): string => `EXISTS (SELECT FROM platform.backup_verification d
  WHERE d.run_id = ${run} AND d.state = 'damaged' AND NOT EXISTS (SELECT FROM platform.backup_verification i
    WHERE i.run_id = d.run_id AND i.state = 'intact' AND i.started_at > d.started_at
      AND array_position(${ladder}, i.kind) >= array_position(${ladder}, d.kind)))`;
