import { Scopes } from '../context/scope.js';
import type { TenantDb } from '../database/tenant-db.js';
import type { ChangeAction } from '../database/unit-changes.js';
import type { RecordType } from './record-type.js';

/** Notes in the unit in hand what was written to some records, so that others hear of it after the commit. */
export function noteChanges(
  db: TenantDb,
  { name, ownerField, visibility }: Pick<RecordType, 'name' | 'ownerField' | 'visibility'>,
  action: ChangeAction,
  rows: readonly { readonly id: string; readonly version: number }[],
): void {
  // Who may see which of them is known row by row: everybody asks again for what they may.
  if (visibility) {
    db.unit.changes.noteMany(name, true);
    return;
  }
  const actorId = Scopes.actor().userId ?? null;
  const ownerOf = (row: object): string | null => {
    const owner = ownerField && (row as Record<string, unknown>)[ownerField.name];
    return typeof owner === 'string' ? owner : null;
  };
  db.unit.changes.note(
    name,
    ownerField !== undefined,
    rows.map((row) => ({ id: row.id, action, version: row.version, actorId, ownerId: ownerOf(row) })),
  );
}
