import type { FieldError } from '#kernel';
import { text } from '#kernel';
import type { TenantDb } from '#runtime';

/** Tables whose rows stand under another row of the same table, and the column that says so. */
const parents = { hr_department: 'parent_id', hr_employee: 'manager_id' } as const;

/**
 * Whether putting a record under another would make a circle. Two who move records at once wait for each other to
 * the end of their transactions: each could otherwise close the circle that the other does not see yet.
 */
export async function wouldLoop(
  db: TenantDb,
  table: keyof typeof parents,
  id: string,
  parentId: string,
): Promise<boolean> {
  const column = parents[table];
  await db.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`${db.unit.schema} ${table} ${column}`]);
  const { count } = await db.execute(
    `WITH RECURSIVE above AS (
       SELECT id, ${column} AS parent FROM ${table} WHERE id = $1
       UNION SELECT next.id, next.${column} FROM ${table} next JOIN above ON next.id = above.parent)
     SELECT 1 FROM above WHERE id = $2`,
    [parentId, id],
  );
  return count > 0;
}

export const loopError = (field: string, fr: string, en: string): FieldError => ({
  field,
  code: 'loop',
  message: text(fr, en),
});
