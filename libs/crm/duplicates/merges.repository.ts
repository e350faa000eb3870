import { Injectable } from '@nestjs/common';
import { CommonProblems, newId, Problem } from '#kernel';
import { Scopes, TenantDb } from '#runtime';

export type MergedKind = 'crm.company' | 'crm.contact';

export interface StoredMerge {
  readonly id: string;
  readonly resource: MergedKind;
  readonly keptId: string;
  readonly otherId: string;
  readonly otherTitle: string;
  readonly mergedAt: Date;
  readonly mergedBy: string | null;
  readonly undoneAt: Date | null;
  readonly undoneBy: string | null;
}

const columns = `m.id, m.resource, m.kept_id AS "keptId", m.other_id AS "otherId", m.other_title AS "otherTitle",
  m.merged_at AS "mergedAt", m.merged_by AS "mergedBy", m.undone_at AS "undoneAt", m.undone_by AS "undoneBy"`;
const atMost = 100;

/** The merges themselves. Who may see one is known by the record that stays, not here. */
@Injectable()
export class MergesRepository {
  constructor(private readonly db: TenantDb) {}

  async create(
    { resource, keptId, otherId }: { resource: string; keptId: string; otherId: string },
    otherTitle: string,
  ): Promise<string> {
    const id = newId();
    await this.db.query(
      `INSERT INTO crm_merge (id, resource, kept_id, other_id, other_title, merged_by)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, resource, keptId, otherId, otherTitle, Scopes.actor().userId ?? null],
    );
    return id;
  }

  /** @throws Problem NOT_FOUND */
  async get(id: string, lock = false): Promise<StoredMerge> {
    const [merge] = await this.db.query<StoredMerge>(
      `SELECT ${columns} FROM crm_merge m WHERE m.id = $1${lock ? ' FOR UPDATE' : ''}`,
      [id],
    );
    if (!merge) throw new Problem(CommonProblems.NOT_FOUND);
    return merge;
  }

  /** The merges that made a record what it is, in one step or several, and that by which it went; newest first. */
  async ofRecord(recordId: string): Promise<StoredMerge[]> {
    return this.db.query<StoredMerge>(
      `WITH RECURSIVE part AS (
         SELECT id, other_id, undone_at FROM crm_merge WHERE kept_id = $1
         UNION SELECT m.id, m.other_id, m.undone_at FROM crm_merge m JOIN part p ON m.kept_id = p.other_id
         WHERE p.undone_at IS NULL)
       SELECT ${columns} FROM crm_merge m WHERE m.other_id = $1 OR m.id IN (SELECT id FROM part)
       ORDER BY m.merged_at DESC, m.id LIMIT ${atMost}`,
      [recordId],
    );
  }

  /** The record that a record is part of now: itself, or the one that it or its like went up in. */
  async survivorOf(recordId: string): Promise<string> {
    const [last] = await this.db.query<{ id: string }>(
      `WITH RECURSIVE way AS (
         SELECT $1::uuid AS id, 0 AS step
         UNION ALL SELECT m.kept_id, w.step + 1 FROM crm_merge m JOIN way w ON m.other_id = w.id
         WHERE m.undone_at IS NULL AND w.step < 100)
       SELECT id FROM way ORDER BY step DESC LIMIT 1`,
      [recordId],
    );
    return last?.id ?? recordId;
  }

  async markUndone(id: string): Promise<void> {
    await this.db.query(
      'UPDATE crm_merge SET undone_at = clock_timestamp(), undone_by = $2::uuid WHERE id = $1',
      [id, Scopes.actor().userId ?? null],
    );
  }
}
