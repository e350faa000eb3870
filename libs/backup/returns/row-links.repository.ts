import { Injectable } from '@nestjs/common';
import { inSchema, quoteIdentifier, TenantDb } from '#runtime';

/** A column by which rows of one table name rows of another. */
export interface RowLink {
  readonly table: string;
  readonly column: string;
  readonly parent: string;
  /** A row without it is a row all the same. */
  readonly nullable: boolean;
}

/** Rows of tables that are no part of what lies under a record, and why they stay away. */
const left = new Map([
  ['workspace_notification', 'what was told once is not told again'],
  ['crm_campaign_recipient', 'whom a campaign went to is known only where it was sent from'],
  ['crm_campaign_run', 'the same'],
  ['crm_merge', 'merges are undone in the live data alone'],
  ['crm_merge_change', 'the same'],
  ['crm_calendar_feed', 'secret addresses: one that was revoked must not open again'],
]);

/** How the tables of the instance hold together, from the catalogue: a table of tomorrow needs nothing here. */
@Injectable()
export class RowLinksRepository {
  constructor(private readonly db: TenantDb) {}

  /** Foreign keys of one column between tables whose rows the acting role may read in the copy and write here. */
  async all(copy: string): Promise<RowLink[]> {
    const rows = await this.db.query<RowLink>(
      `SELECT t.relname AS table, a.attname AS column, p.relname AS parent, NOT a.attnotnull AS nullable
       FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid JOIN pg_class p ON p.oid = k.confrelid
       JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.conkey[1]
       WHERE k.contype = 'f' AND cardinality(k.conkey) = 1 AND k.conrelid = ANY (${inSchema('pg_class')})
         AND ${isOpen}
       ORDER BY 1, 2`,
      [copy],
    );
    return rows.filter(({ table }) => !left.has(table));
  }

  /** Tables for records of any kind, which `resource` and `record_id` name: comments, files. */
  async ofAnyKind(copy: string): Promise<string[]> {
    const rows = await this.db.query<{ table: string }>(
      `SELECT t.relname AS table FROM pg_class t
       WHERE t.relkind = 'r' AND t.oid = ANY (${inSchema('pg_class')}) AND ${isOpen}
         AND (SELECT count(*) FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attname IN ('resource', 'record_id')) = 2
       ORDER BY 1`,
      [copy],
    );
    return rows.map(({ table }) => table).filter((table) => !left.has(table));
  }

  /** Columns of a table that hold data of their own, in their order. */
  async columnsOf(table: string): Promise<string[]> {
    const rows = await this.db.query<{ name: string }>(
      `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped
         AND attgenerated = '' ORDER BY attnum`,
      [quoteIdentifier(table)],
    );
    return rows.map(({ name }) => name);
  }
}

const isOpen = `has_table_privilege(t.oid, 'INSERT')
  AND EXISTS (SELECT FROM pg_attribute i WHERE i.attrelid = t.oid AND i.attname = 'id' AND i.atttypid = 'uuid'::regtype)
  AND EXISTS (SELECT FROM pg_class c WHERE c.relname = t.relname AND c.relnamespace = quote_ident($1)::regnamespace
    AND has_table_privilege(c.oid, 'SELECT'))`;
