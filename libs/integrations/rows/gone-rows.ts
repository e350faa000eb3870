import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { folded, type Text, text } from '#kernel';
import type { GoneColumns } from '../mapping/mapping.js';
import type { RawRow } from './source-row.js';

const yes = new Set(['1', 'true', 'vrai', 'oui', 'yes', 'y', 'o', 'x']);

interface Gone {
  readonly reason: Text;
  readonly column: string | undefined;
}

/**
 * Rows that were no records any more when they were exported: deleted, or merged into others. Bringing them back would
 * undo what people did in the other program.
 */
export class GoneRows {
  private readonly insert: StatementSync;
  private readonly select: StatementSync;

  constructor(db: DatabaseSync) {
    db.exec(
      'CREATE TABLE merged_id (step INTEGER, id TEXT, kept TEXT, PRIMARY KEY (step, id)) WITHOUT ROWID',
    );
    this.insert = db.prepare('INSERT OR IGNORE INTO merged_id VALUES (?, ?, ?)');
    this.select = db.prepare('SELECT kept FROM merged_id WHERE step = ? AND id = ?');
  }

  /** Notes the records that a row's own one took in; every row is to be noted before the first is asked about. */
  note(step: number, { mergedIds, id }: GoneColumns, { values }: RawRow): void {
    if (!mergedIds || !id) return;
    const kept = values[id]?.trim() ?? '';
    for (const merged of (values[mergedIds] ?? '').split(/[;,\s]+/))
      if (merged !== '' && merged !== kept) this.insert.run(step, merged, kept);
  }

  /** Why a row is no record any more, and which column says so; undefined for one that is. */
  reason(
    step: number,
    { deleted, mergedInto, mergedIds, id }: GoneColumns,
    { values }: RawRow,
  ): Gone | undefined {
    const cell = (column: string | undefined): string => (column ? (values[column]?.trim() ?? '') : '');
    if (yes.has(folded(cell(deleted))))
      return {
        reason: text('supprimée dans l’autre logiciel', 'deleted in the other program'),
        column: deleted,
      };
    const kept = cell(mergedInto) || (mergedIds && this.keptFor(step, cell(id)));
    if (!kept) return undefined;
    const reason = text(
      `fusionnée dans « ${kept} » avant l’export`,
      `merged into "${kept}" before the export`,
    );
    return { reason, column: cell(mergedInto) ? mergedInto : id };
  }

  private keptFor(step: number, id: string): string | undefined {
    return (this.select.get(step, id) as { kept: string } | undefined)?.kept;
  }
}
