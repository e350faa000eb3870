import { Injectable } from '@nestjs/common';
import { TenantDb } from '../database/tenant-db.js';
import type { CustomField } from './custom/custom-field.js';
import { customFieldsOf } from './custom/custom-fields.js';
import type { RecordEntity } from './record-entity.js';
import type { RecordType } from './record-type.js';

export interface HistoryChange {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** One change of a record: when, by whom, and each field's value before and after. */
export interface HistoryEntry {
  readonly at: Date;
  readonly operation: 'insert' | 'update' | 'delete';
  /** Null: the platform itself (an import, a job). */
  readonly actorId: string | null;
  readonly actorName: string | null;
  /** The import that made the change. */
  readonly importId: string | null;
  readonly changes: readonly HistoryChange[];
}

interface JournalRow {
  at: Date;
  operation: HistoryEntry['operation'];
  actorId: string | null;
  actorName: string | null;
  importId: string | null;
  before: Record<string, unknown> | null;
}

const bookkeeping = new Set(['version', 'created_at', 'created_by', 'updated_at', 'updated_by', 'origin']);

/** Reads the change journal as people want it: who changed what, newest first. */
@Injectable()
export class RecordHistory {
  constructor(private readonly db: TenantDb) {}

  /** @param current the record as it is now; the caller has checked that its user may read it. */
  async of(type: RecordType, current: RecordEntity): Promise<HistoryEntry[]> {
    const rows = await this.db.query<JournalRow>(
      `SELECT j.at, j.operation, j.actor_id AS "actorId", j.batch_id AS "importId", j.before,
         nullif(trim(u.first_name || ' ' || u.last_name), '') AS "actorName"
       FROM ${type.vault ? 'hr_change_journal' : 'change_journal'} j LEFT JOIN identity_user u ON u.id = j.actor_id
       WHERE j.record_id = $1 AND j.table_name = $2 ORDER BY j.n DESC LIMIT 500`,
      [current.id, type.table],
    );
    // Instants that nobody writes follow from other records (`b2o.mark_derived`): they are nobody's change of this one.
    const fields = type.fields.filter(
      ({ column, kind, readOnly }) => !bookkeeping.has(column) && !(readOnly && kind === 'instant'),
    );
    const custom = await customFieldsOf(this.db, type);
    // The journal keeps what a value was before; what it became is the next newer value.
    const later: Record<string, unknown> = {};
    for (const field of type.fields)
      later[field.column] = (current as unknown as Record<string, unknown>)[field.name];
    later['custom'] = (current as unknown as Record<string, unknown>)['custom'];
    const entries = rows.map(({ before, ...entry }) => {
      const changes: HistoryChange[] = [];
      for (const field of fields) {
        if (entry.operation === 'insert') {
          const to = later[field.column];
          if (to !== null && to !== undefined && !isEmptyList(to))
            changes.push({ field: field.name, from: null, to });
        } else if (before && field.column in before) {
          changes.push({ field: field.name, from: before[field.column], to: later[field.column] ?? null });
        }
      }
      if (entry.operation === 'insert' || (before && 'custom' in before))
        changes.push(...customChanges(custom, before?.['custom'], later['custom']));
      Object.assign(later, before);
      return { ...entry, changes };
    });
    // What only the server keeps for itself has changed: nobody would see anything.
    return entries.filter(({ operation, changes }) => operation !== 'update' || changes.length > 0);
  }
}

/** What changed among the company's own fields, each under its own name. */
function customChanges(fields: readonly CustomField[], before: unknown, after: unknown): HistoryChange[] {
  const [was, is] = [before, after].map((values) => (values ?? {}) as Record<string, unknown>);
  return fields.flatMap(({ name, custom: { key } }) => {
    const [from, to] = [was?.[key] ?? null, is?.[key] ?? null];
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ field: name, from, to }];
  });
}

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
