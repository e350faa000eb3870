import { Injectable } from '@nestjs/common';
import { Problem } from '#kernel';
import { explainingConstraints, noteChanges, type RecordType, TenantDb } from '#runtime';
import { BackupProblems } from '../backup.problems.js';
import { RecordKinds } from '../inspection/record-kinds.js';
import type { RowSets } from './dependants.repository.js';
import { RowLinksRepository } from './row-links.repository.js';
import { inOrder } from './row-order.rules.js';
import { type ReturnedRows, type RowRefusal, RowReturnRepository } from './row-return.repository.js';

/** Puts rows of several tables back, what is named before what names it. In the unit in hand. */
@Injectable()
export class RowReturns {
  constructor(
    private readonly rows: RowReturnRepository,
    private readonly links: RowLinksRepository,
    private readonly kinds: RecordKinds,
    private readonly db: TenantDb,
  ) {}

  async bringBack(copy: string, sets: RowSets): Promise<ReturnedRows> {
    const ids: string[] = [];
    const refusals: RowRefusal[] = [];
    if (sets.size === 0) return { ids, refusals };
    const links = await this.links.all(copy);
    for (const table of inOrder([...sets.keys()], links)) {
      const returned = await this.rows.insert(copy, table, [...(sets.get(table) ?? [])]);
      // Entries of the file store come with the files that name them: nobody counts them.
      if (table !== 'stored_file') ids.push(...returned.ids);
      refusals.push(...returned.refusals);
      if (this.kinds.ofTable(table)) await this.rows.nameAgain(copy, table, returned.ids);
      await this.tell(table, returned.ids);
    }
    return { ids, refusals };
  }

  /** @throws Problem ALREADY_EXISTS with the field that another record has taken meanwhile, RETURN_NEEDS_OTHERS */
  async bringOneBack(copy: string, type: RecordType, id: string): Promise<void> {
    const { refusals } = await explainingConstraints(type, () => this.rows.insertOne(copy, type.table, id));
    const [refusal] = refusals;
    if (refusal) throw new Problem(BackupProblems.RETURN_NEEDS_OTHERS);
    await this.rows.nameAgain(copy, type.table, [id]);
  }

  private async tell(table: string, ids: readonly string[]): Promise<void> {
    const kind = this.kinds.ofTable(table);
    if (!kind || ids.length === 0) return;
    noteChanges(this.db, kind.type, 'created', await this.rows.versionsOf(table, ids));
  }
}
