import { Injectable } from '@nestjs/common';
import { CommonProblems, Problem } from '#kernel';
import { inSchema, quoteIdentifier, Scopes, TenantDb, translateDatabaseError } from '#runtime';

/** A column of some table that names records of a kind. */
export interface Link {
  readonly table: string;
  readonly column: string;
  /** The table is for records of any kind, which its column `resource` names. */
  readonly ofAnyKind: boolean;
  /** The change journal keeps what rows of this table were. */
  readonly journaled: boolean;
  readonly columns: readonly string[];
}

/** The two ends of a merge. */
export interface Ends {
  readonly resource: string;
  readonly table: string;
  readonly keptId: string;
  readonly otherId: string;
}

/**
 * A merge raises versions by as much. Undoing it brings the old versions back, and those given afterwards must not be
 * taken for one that somebody saw while the records were merged.
 */
export const versionLeap = 1000;

/**
 * Finds and moves what names a record, whichever module it is of: foreign keys in the catalogue, and tables that name
 * records of any kind by `resource` and `record_id` (comments, files, notices).
 */
@Injectable()
export class LinksRepository {
  constructor(private readonly db: TenantDb) {}

  /** Keeps both records from being changed, removed or newly named until the end of this unit. */
  async lock({ table, keptId, otherId }: Ends): Promise<void> {
    await this.db.query(
      `SELECT id FROM ${quoteIdentifier(table)} WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE`,
      [[keptId, otherId]],
    );
  }

  /**
   * What may name a record of a table. A foreign key of a table that this role may not change is in the list all the
   * same: moving it fails, where leaving it out would lose its rows with the record.
   */
  linksTo(table: string): Promise<Link[]> {
    return this.db.query<Link>(
      `WITH own AS (
         SELECT t.oid, t.relname::text AS name,
           EXISTS (SELECT FROM pg_trigger g WHERE g.tgrelid = t.oid AND g.tgname = 'journal_update'
             AND encode(g.tgargs, 'escape') NOT LIKE 'keys-only%') AS journaled,
           (SELECT array_agg(a.attname::text) FROM pg_attribute a
            WHERE a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns
         FROM pg_class t WHERE t.oid = ANY (${inSchema('pg_class')}) AND t.relkind = 'r')
       SELECT own.name AS table, a.attname::text AS column, false AS "ofAnyKind", own.journaled, own.columns
       FROM own JOIN pg_constraint k ON k.conrelid = own.oid AND k.contype = 'f'
       JOIN pg_attribute a ON a.attrelid = own.oid AND a.attnum = k.conkey[1]
       WHERE k.confrelid = $1::regclass AND cardinality(k.conkey) = 1
       UNION ALL
       SELECT own.name, 'record_id', true, own.journaled, own.columns FROM own
       WHERE own.columns @> '{resource,record_id}'
         AND has_table_privilege(own.oid, 'SELECT') AND has_table_privilege(own.oid, 'UPDATE')
       ORDER BY 1, 2`,
      [quoteIdentifier(table)],
    );
  }

  /** Makes every row that names the other record name the one that stays; a row that would stand twice goes. */
  async move(link: Link, ends: Ends): Promise<void> {
    const { unit } = this.db;
    try {
      await unit.savepoint(() => this.point(link, ends));
      return;
    } catch (error) {
      if (!isDouble(error)) throw error;
    }
    const [where, values] = naming(link, ends);
    const table = quoteIdentifier(link.table);
    const rows = await this.db.query<{ id: string }>(
      `SELECT id FROM ${table} WHERE ${where} ORDER BY id`,
      values,
    );
    for (const { id } of rows) {
      try {
        await unit.savepoint(() => this.point(link, ends, id));
      } catch (error) {
        if (!isDouble(error)) throw error;
        await this.db.query(`DELETE FROM ${table} WHERE id = $1`, [id]);
      }
    }
  }

  private async point(link: Link, ends: Ends, id?: string): Promise<void> {
    const [where, values] = naming(link, ends);
    const bind = (value: unknown): string => `$${values.push(value)}`;
    const column = quoteIdentifier(link.column);
    const kept = `${bind(ends.keptId)}::uuid`;
    // A record that named the other one of its kind (its parent) would name itself.
    const target = link.table === ends.table ? `CASE WHEN id = ${kept} THEN NULL ELSE ${kept} END` : kept;
    const assignments = [`${column} = ${target}`];
    if (link.columns.includes('version')) assignments.push(`version = version + ${versionLeap}`);
    if (link.columns.includes('updated_at')) assignments.push('updated_at = clock_timestamp()');
    if (link.columns.includes('updated_by'))
      assignments.push(`updated_by = ${bind(Scopes.actor().userId ?? null)}::uuid`);
    await this.db.query(
      `UPDATE ${quoteIdentifier(link.table)} SET ${assignments.join(', ')}
       WHERE ${where}${id ? ` AND id = ${bind(id)}` : ''}`,
      values,
    );
  }

  /** Raises the version of the record that stays. @returns the new one. */
  async leap(table: string, id: string): Promise<number> {
    const [row] = await this.db.query<{ version: number }>(
      `UPDATE ${quoteIdentifier(table)} SET version = version + ${versionLeap} WHERE id = $1 RETURNING version`,
      [id],
    );
    return row?.version ?? 0;
  }
}

/** The condition for rows that name the other record, and its values. */
export function naming({ column, ofAnyKind }: Link, { resource, otherId }: Ends): [string, unknown[]] {
  const names = `${quoteIdentifier(column)} = $1`;
  return ofAnyKind ? [`${names} AND resource = $2`, [otherId, resource]] : [names, [otherId]];
}

const isDouble = (error: unknown): boolean => {
  const problem = translateDatabaseError(error);
  return problem instanceof Problem && problem.kind === CommonProblems.ALREADY_EXISTS;
};
