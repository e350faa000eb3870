import { Injectable } from '@nestjs/common';
import {
  inSchema,
  lockTags,
  noteChanges,
  type Origin,
  quoteIdentifier,
  RecordsRepository,
  Scopes,
  TenantDb,
  tagIdsByName,
} from '#runtime';
import { type Tag, tagType } from './tag.entity.js';

/** How many records of a kind have a tag. */
export interface TagUse {
  readonly tagId: string;
  readonly count: number;
}

@Injectable()
export class TagsRepository extends RecordsRepository<Tag> {
  constructor(db: TenantDb) {
    super(db, tagType);
  }

  /** How many there are; nobody else adds, moves or removes one until the end of this unit. */
  lockAll(): Promise<number> {
    return lockTags(this.db);
  }

  /** @see tagIdsByName */
  idsByName(names: readonly string[], origin: Origin): Promise<{ ids: string[]; unknown: string[] }> {
    return tagIdsByName(this.db, names, origin);
  }

  /** Makes room at a rank; `from` is undefined for a tag that is still to be written, `to` for one that is gone. */
  async move(from: number | undefined, to: number | undefined): Promise<void> {
    if (from === to) return;
    const step = from === undefined || (to !== undefined && to < from) ? 1 : -1;
    const last = 2_147_483_000;
    const [low, high] = [Math.min(to ?? last, from ?? last), Math.max(to ?? last, from ?? last)];
    const moved = await this.db.query<{ id: string; version: number }>(
      `UPDATE workspace_tag SET position = position + $1, version = version + 1, updated_at = clock_timestamp(),
         updated_by = $2::uuid
       WHERE position BETWEEN $3 AND $4 AND position <> $5 RETURNING id, version`,
      [step, Scopes.actor().userId ?? null, low, high, from ?? -1],
    );
    noteChanges(this.db, tagType, 'updated', moved);
  }

  /** The tables whose records have tags; the console has none. */
  async taggedTables(): Promise<string[]> {
    const rows = await this.db.query<{ name: string }>(
      `SELECT t.relname::text AS name FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid
       WHERE t.oid = ANY (${inSchema('pg_class')}) AND t.relkind = 'r' AND a.attname = 'tag_ids'
         AND NOT a.attisdropped AND has_table_privilege(t.oid, 'UPDATE') ORDER BY 1`,
    );
    return rows.map(({ name }) => name);
  }

  /** How many records of a table have each tag; `readable` is a condition on its rows. */
  usesIn(table: string, readable: string, values: readonly unknown[]): Promise<TagUse[]> {
    return this.db.query<TagUse>(
      `SELECT each AS "tagId", count(*)::int AS count
       FROM ${quoteIdentifier(table)} t, unnest(t.tag_ids) each WHERE ${readable} GROUP BY each`,
      values,
    );
  }

  async isUsedIn(table: string, tagId: string): Promise<boolean> {
    const { count } = await this.db.execute(
      `SELECT FROM ${quoteIdentifier(table)} WHERE tag_ids && ARRAY[$1::uuid] LIMIT 1`,
      [tagId],
    );
    return count > 0;
  }

  /** Puts a tag in the place of another one; a record that has both keeps the first of their places. */
  async replaceIn(table: string, other: string, kept: string): Promise<number> {
    const { count } = await this.db.execute(
      `UPDATE ${quoteIdentifier(table)} SET version = version + 1, updated_at = clock_timestamp(), updated_by = $3::uuid,
         tag_ids = ARRAY(SELECT tag FROM unnest(array_replace(tag_ids, $1, $2)) WITH ORDINALITY u (tag, at)
                         GROUP BY tag ORDER BY min(at))
       WHERE tag_ids && ARRAY[$1::uuid]`,
      [other, kept, Scopes.actor().userId ?? null],
    );
    return count;
  }
}
