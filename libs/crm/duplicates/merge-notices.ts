import { Injectable } from '@nestjs/common';
import { noteChanges, RecordRegistry, TenantDb } from '#runtime';
import { MergeChangesRepository } from './merge-changes.repository.js';
import { MergeUndoRepository } from './merge-undo.repository.js';

/** Tells open screens of records that a merge or its undoing wrote past their repositories. */
@Injectable()
export class MergeNotices {
  constructor(
    private readonly db: TenantDb,
    private readonly records: RecordRegistry,
    private readonly changes: MergeChangesRepository,
    private readonly rows: MergeUndoRepository,
  ) {}

  /** The rows of other kinds of record, which now name the record that stayed. */
  tellMoved(mergeId: string, except: string): Promise<void> {
    return this.tell(mergeId, (table) => table !== except);
  }

  /** Everything that is again what it was. */
  tellRestored(mergeId: string): Promise<void> {
    return this.tell(mergeId, () => true);
  }

  private async tell(mergeId: string, wanted: (table: string) => boolean): Promise<void> {
    for (const { table } of await this.changes.tables(mergeId)) {
      const type = this.records.all().find((each) => each.type.table === table)?.type;
      if (!type || !wanted(table)) continue;
      const owner = type.ownerField;
      const rows = (await this.rows.written(mergeId, table, owner?.column)).map((row) => ({
        ...row,
        ...(owner && { [owner.name]: row.ownerId }),
      }));
      const cameBack = rows.filter(({ operation }) => operation === 'delete');
      noteChanges(this.db, type, 'created', cameBack);
      noteChanges(
        this.db,
        type,
        'updated',
        rows.filter((row) => !cameBack.includes(row)),
      );
    }
  }
}
