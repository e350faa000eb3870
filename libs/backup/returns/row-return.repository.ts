import { Injectable } from '@nestjs/common';
import { Problem } from '#kernel';
import { quoteIdentifier, Scopes, TenantDb, translateDatabaseError } from '#runtime';
import { RecordKinds } from '../inspection/record-kinds.js';
import { type RowLink, RowLinksRepository } from './row-links.repository.js';

export interface RowRefusal {
  readonly id: string;
  readonly code: string;
}

export interface ReturnedRows {
  readonly ids: readonly string[];
  readonly refusals: readonly RowRefusal[];
}

/**
 * Puts rows of a copy back into the live tables, under their old keys, by statements of the acting role: journals,
 * triggers, keys and constraints see them like any other write.
 */
@Injectable()
export class RowReturnRepository {
  constructor(
    private readonly db: TenantDb,
    private readonly links: RowLinksRepository,
    private readonly kinds: RecordKinds,
  ) {}

  /** All at once; where PostgreSQL refuses some, one by one. Rows that cannot be without something gone stay away. */
  async insert(copy: string, table: string, ids: readonly string[]): Promise<ReturnedRows> {
    const statement = await this.statementFor(copy, table);
    const write = (some: readonly string[]) => this.db.unit.savepoint(() => statement(some));
    try {
      const returned = await write(ids);
      const back = new Set(returned);
      return {
        ids: returned,
        refusals: ids.filter((id) => !back.has(id)).map((id) => ({ id, code: 'RETURN_NEEDS_OTHERS' })),
      };
    } catch (error) {
      const refusal = translateDatabaseError(error);
      if (!(refusal instanceof Problem)) throw error;
      const [only, ...others] = ids;
      if (only === undefined) return { ids: [], refusals: [] };
      if (others.length === 0) return { ids: [], refusals: [{ id: only, code: refusal.code }] };
    }
    const each = [];
    for (const id of ids) each.push(await this.insert(copy, table, [id]));
    return { ids: each.flatMap((some) => some.ids), refusals: each.flatMap((some) => some.refusals) };
  }

  /** One alone. @throws the driver's error for what a constraint refuses. */
  async insertOne(copy: string, table: string, id: string): Promise<ReturnedRows> {
    const ids = await (await this.statementFor(copy, table))([id]);
    return { ids, refusals: ids.length === 1 ? [] : [{ id, code: 'RETURN_NEEDS_OTHERS' }] };
  }

  versionsOf(table: string, ids: readonly string[]): Promise<{ id: string; version: number }[]> {
    return this.db.query(`SELECT id, version FROM ${quoteIdentifier(table)} WHERE id = ANY($1::uuid[])`, [
      ids,
    ]);
  }

  /** Rows that lost their name for a record when it went get it back, where nobody gave them another. */
  async nameAgain(copy: string, table: string, ids: readonly string[]): Promise<number> {
    let named = 0;
    for (const link of await this.links.all(copy)) {
      if (link.parent !== table || !link.nullable || !this.mayChange(link.table)) continue;
      const [child, column] = [quoteIdentifier(link.table), quoteIdentifier(link.column)];
      const columns = await this.links.columnsOf(link.table);
      const follow = [
        ...(columns.includes('version') ? ['version = l.version + 1'] : []),
        ...(columns.includes('updated_at') ? ['updated_at = clock_timestamp()'] : []),
        ...(columns.includes('updated_by') ? ['updated_by = $2::uuid'] : []),
      ];
      const values: unknown[] = [ids];
      if (columns.includes('updated_by')) values.push(Scopes.actor().userId ?? null);
      const { count } = await this.db.execute(
        `UPDATE ${child} l SET ${[`${column} = c.${column}`, ...follow].join(', ')}
         FROM ${quoteIdentifier(copy)}.${child} c
         WHERE c.id = l.id AND c.${column} = ANY($1::uuid[]) AND l.${column} IS NULL
           AND EXISTS (SELECT FROM ${quoteIdentifier(table)} p WHERE p.id = c.${column})`,
        values,
      );
      named += count;
    }
    return named;
  }

  private async statementFor(
    copy: string,
    table: string,
  ): Promise<(ids: readonly string[]) => Promise<string[]>> {
    const columns = await this.links.columnsOf(table);
    const links = (await this.links.all(copy)).filter((link) => link.table === table);
    const name = quoteIdentifier(table);
    const journal = table.startsWith('hr_') ? 'hr_change_journal' : 'change_journal';
    const expressionOf = (column: string): string => {
      const own = `c.${quoteIdentifier(column)}`;
      // Beyond every version that somebody may still hold from before it went.
      if (column === 'version')
        return `1 + greatest(${own}, (SELECT max((j.before ->> 'version')::integer) FROM ${journal} j
          WHERE j.record_id = c.id AND j.table_name = '${table}' AND j.operation = 'delete'))`;
      if (column === 'updated_at') return 'clock_timestamp()';
      if (column === 'updated_by') return '$2::uuid';
      const link = links.find((each) => each.column === column && each.nullable);
      return link ? `CASE WHEN ${isThere(link)} THEN ${own} END` : own;
    };
    const bare = links.filter(({ nullable }) => !nullable).map(isThere);
    const text = `INSERT INTO ${name} (${columns.map(quoteIdentifier).join(', ')}) OVERRIDING SYSTEM VALUE
      SELECT ${columns.map(expressionOf).join(', ')} FROM ${quoteIdentifier(copy)}.${name} c
      WHERE ${['c.id = ANY($1::uuid[])', ...bare].join(' AND ')} RETURNING id`;
    const who = columns.includes('updated_by') ? [Scopes.actor().userId ?? null] : [];
    return async (ids) => (await this.db.query<{ id: string }>(text, [ids, ...who])).map(({ id }) => id);
  }

  private mayChange(table: string): boolean {
    const kind = this.kinds.ofTable(table);
    return !kind || this.kinds.may(kind, 'update');
  }
}

/** Whether what a row names is there, or comes in the same statement. */
const isThere = ({ table, parent, column }: RowLink): string => {
  const own = `c.${quoteIdentifier(column)}`;
  const there = `EXISTS (SELECT FROM ${quoteIdentifier(parent)} p WHERE p.id = ${own})`;
  return table === parent ? `(${there} OR ${own} = ANY($1::uuid[]))` : there;
};
