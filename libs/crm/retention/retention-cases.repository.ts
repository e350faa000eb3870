import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { noteChanges, RecordsRepository, Scopes, TenantDb } from '#runtime';
import type { Prospect, ProspectKind } from './prospects.repository.js';
import { type RetentionCase, type RetentionState, retentionCaseType } from './retention-case.entity.js';

/** A case with whom it is about. */
export type OpenCase = Pick<RetentionCase, 'id' | 'contactId' | 'leadId'>;

export interface Found {
  readonly prospect: Prospect;
  readonly dueOn: string;
}

const open = 'id, contact_id AS "contactId", lead_id AS "leadId"';

@Injectable()
export class RetentionCasesRepository extends RecordsRepository<RetentionCase> {
  constructor(db: TenantDb) {
    super(db, retentionCaseType);
  }

  /** Notes prospects whose time is over; one on whom a decision is waited for already stays. @returns how many are new */
  async add(kind: ProspectKind, found: readonly Found[]): Promise<number> {
    if (found.length === 0) return 0;
    const rows = await this.db.query<{ id: string; version: number }>(
      `INSERT INTO crm_retention_case (id, ${kind}_id, rule, last_contact_at, due_on)
       SELECT f.id, f.prospect, $1, f.seen, f.due
       FROM unnest($2::uuid[], $3::uuid[], $4::timestamptz[], $5::date[]) AS f (id, prospect, seen, due)
       WHERE NOT EXISTS (SELECT FROM crm_retention_case k WHERE k.${kind}_id = f.prospect AND k.state = 'due')
       ON CONFLICT DO NOTHING RETURNING id, version`,
      [
        kind,
        found.map(() => newId()),
        found.map(({ prospect }) => prospect.id),
        found.map(({ prospect }) => prospect.lastContactAt),
        found.map(({ dueOn }) => dueOn),
      ],
    );
    noteChanges(this.db, this.type, 'created', rows);
    return rows.length;
  }

  /** The cases on which a decision is waited for, by their ids or all, oldest first; held until the end of the unit. */
  lockDue(
    ids: readonly string[] | undefined,
    foundBefore: Date | undefined,
    limit: number,
  ): Promise<OpenCase[]> {
    return this.db.query<OpenCase>(
      `SELECT ${open} FROM crm_retention_case WHERE state = 'due' AND ($1::uuid[] IS NULL OR id = ANY ($1::uuid[]))
         AND ($2::timestamptz IS NULL OR found_at <= $2)
       ORDER BY due_on, id LIMIT $3 FOR UPDATE`,
      [ids ?? null, foundBefore ?? null, limit],
    );
  }

  /** Cases after one, in the order of their ids: to look at all of them again. */
  dueAfter(id: string, limit: number): Promise<OpenCase[]> {
    return this.db.query<OpenCase>(
      `SELECT ${open} FROM crm_retention_case WHERE state = 'due' AND id > $1 ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [id, limit],
    );
  }

  /** Ends cases on which a decision is waited for. */
  async end(
    ids: readonly string[],
    state: Exclude<RetentionState, 'due'>,
    at: Date,
    { reason = null, until = null }: { reason?: string | null; until?: string | null } = {},
  ): Promise<void> {
    if (ids.length === 0) return;
    const rows = await this.db.query<{ id: string; version: number }>(
      `UPDATE crm_retention_case SET state = $2, decided_at = $3, decided_by = $4, reason = $5, kept_until = $6,
         version = version + 1, updated_at = clock_timestamp(), updated_by = $4
       WHERE id = ANY ($1::uuid[]) AND state = 'due' RETURNING id, version`,
      [ids, state, at, Scopes.actor().userId ?? null, reason, until],
    );
    noteChanges(this.db, this.type, 'updated', rows);
  }
}
