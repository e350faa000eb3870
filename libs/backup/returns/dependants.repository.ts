import { Injectable } from '@nestjs/common';
import { quoteIdentifier, TenantDb } from '#runtime';
import { RecordKinds } from '../inspection/record-kinds.js';
import { type RowLink, RowLinksRepository } from './row-links.repository.js';

/** Rows by table. */
export type RowSets = ReadonlyMap<string, ReadonlySet<string>>;

/** A record that another one needs, and that is no more: without it the other cannot come back. */
export interface Needed {
  readonly table: string;
  readonly id: string;
  readonly column: string;
}

const mostSteps = 6;

/** What lies under records in a copy and is gone in the live data: it went with them, and may come back with them. */
@Injectable()
export class DependantsRepository {
  constructor(
    private readonly db: TenantDb,
    private readonly links: RowLinksRepository,
    private readonly kinds: RecordKinds,
  ) {}

  /**
   * Rows that name these ones in the copy, or name such rows, and are not there any more. Of kinds of records that the
   * actor may not create there are none. In a unit of the live data.
   */
  async missingUnder(copy: string, table: string, ids: readonly string[]): Promise<RowSets> {
    const links = (await this.links.all(copy)).filter((link) => this.mayCome(link.table));
    const ofAnyKind = await this.links.ofAnyKind(copy);
    const found = new Map<string, Set<string>>();
    let level = new Map([[table, [...ids]]]);
    for (let step = 0; step < mostSteps && level.size > 0; step += 1) {
      const next = new Map<string, string[]>();
      const add = (child: string, rows: readonly string[]) => {
        const known = found.get(child) ?? new Set();
        const fresh = rows.filter((id) => !known.has(id) && !(child === table && ids.includes(id)));
        if (fresh.length === 0) return;
        for (const id of fresh) known.add(id);
        found.set(child, known);
        next.set(child, [...(next.get(child) ?? []), ...fresh]);
      };
      for (const [parent, some] of level) {
        for (const link of links)
          if (link.parent === parent)
            add(link.table, await this.missing(copy, link.table, link.column, some));
        const resource = this.kinds.ofTable(parent)?.type.name;
        if (resource)
          for (const child of ofAnyKind)
            add(child, await this.missing(copy, child, 'record_id', some, resource));
      }
      level = next;
    }
    return this.withFiles(copy, links, found);
  }

  /** Records that these rows cannot be without, and that are no more. */
  async neededBy(copy: string, table: string, id: string): Promise<Needed[]> {
    const needed: Needed[] = [];
    for (const { column, parent, nullable, table: child } of await this.links.all(copy)) {
      if (child !== table || nullable) continue;
      const [place, name] = [quoteIdentifier(copy), quoteIdentifier(column)];
      const rows = await this.db.query<{ id: string }>(
        `SELECT c.${name} AS id FROM ${place}.${quoteIdentifier(table)} c
         WHERE c.id = $1 AND NOT EXISTS (SELECT FROM ${quoteIdentifier(parent)} p WHERE p.id = c.${name})`,
        [id],
      );
      needed.push(...rows.map((row) => ({ table: parent, id: row.id, column })));
    }
    return needed;
  }

  private async missing(
    copy: string,
    table: string,
    column: string,
    ids: readonly string[],
    resource?: string,
  ): Promise<string[]> {
    const name = quoteIdentifier(table);
    const rows = await this.db.query<{ id: string }>(
      `SELECT c.id FROM ${quoteIdentifier(copy)}.${name} c
       WHERE c.${quoteIdentifier(column)} = ANY($1::uuid[]) ${resource ? 'AND c.resource = $2' : ''}
         AND NOT EXISTS (SELECT FROM ${name} l WHERE l.id = c.id) LIMIT 20000`,
      resource ? [ids, resource] : [ids],
    );
    return rows.map(({ id }) => id);
  }

  /** The entries of the file store that rows to come name: they went with the rows. */
  private async withFiles(
    copy: string,
    links: readonly RowLink[],
    found: ReadonlyMap<string, Set<string>>,
  ): Promise<RowSets> {
    const files = new Set<string>();
    for (const { table, column } of links.filter(({ parent }) => parent === 'stored_file')) {
      const ids = found.get(table);
      if (!ids) continue;
      const rows = await this.db.query<{ id: string }>(
        `SELECT DISTINCT c.${quoteIdentifier(column)} AS id FROM ${quoteIdentifier(copy)}.${quoteIdentifier(table)} c
         WHERE c.id = ANY($1::uuid[]) AND c.${quoteIdentifier(column)} IS NOT NULL
           AND NOT EXISTS (SELECT FROM stored_file l WHERE l.id = c.${quoteIdentifier(column)})`,
        [[...ids]],
      );
      for (const { id } of rows) files.add(id);
    }
    return files.size > 0 ? new Map([...found, ['stored_file', files]]) : found;
  }

  private mayCome(table: string): boolean {
    const kind = this.kinds.ofTable(table);
    return !kind || this.kinds.may(kind, 'create');
  }
}
