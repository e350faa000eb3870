import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#identity';
import { CommonProblems, Problem, type Text } from '#kernel';
import { noteChanges, type RecordEntity, type RegisteredRecord, TenantDb, UnitOfWork } from '#runtime';
import { BackupProblems } from '../backup.problems.js';
import { differencesOf, type FieldDifference, patchOf } from '../inspection/comparison.rules.js';
import { InspectedRecords } from '../inspection/inspected-records.service.js';
import type { OpenInspection } from '../inspection/inspections.repository.js';
import { Inspections } from '../inspection/inspections.service.js';
import { RecordKinds } from '../inspection/record-kinds.js';
import { DependantsRepository, type RowSets } from './dependants.repository.js';
import { nothingYet, type ReturnCounts, ReturnLog } from './return-log.js';
import { ReturnedFiles } from './returned-files.js';
import { RowReturns } from './row-returns.js';

/** What a copy and the live data say of one record. */
export interface Comparison {
  readonly copy: RecordEntity;
  /** Null: it is gone. */
  readonly live: RecordEntity | null;
  readonly differences: readonly FieldDifference[];
  /** Rows under the record that are gone and may come back with it, by table. */
  readonly dependants: readonly {
    readonly resource: string | null;
    readonly table: string;
    readonly rows: number;
  }[];
  /** Records that it cannot be without, and that are gone too. */
  readonly needs: readonly { readonly resource: string | null; readonly id: string }[];
  /** Why the live record may not be overwritten. */
  readonly frozen: Text | null;
  /** Whether the actor may bring it back. */
  readonly allowed: boolean;
}

export interface ReturnOrder {
  /** The version of the live record that was seen; null: it was gone. */
  readonly version: number | null;
  /** Of a live record: which fields; all when absent. */
  readonly fields?: readonly string[] | undefined;
  readonly dependants: boolean;
}

/** Brings one record back from an open inspection: in a normal transaction, with the rights and rules of every write. */
@Injectable()
export class RecordReturn {
  constructor(
    private readonly inspections: Inspections,
    private readonly records: InspectedRecords,
    private readonly kinds: RecordKinds,
    private readonly dependants: DependantsRepository,
    private readonly rows: RowReturns,
    private readonly files: ReturnedFiles,
    private readonly log: ReturnLog,
    private readonly units: UnitOfWork,
    private readonly db: TenantDb,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws Problem NOT_FOUND, INSPECTION_CLOSED */
  async compare(id: string, resource: string, recordId: string): Promise<Comparison> {
    const inspection = await this.inspections.usable(id);
    const { kind, record: copy, fields } = await this.records.get(inspection, resource, recordId);
    const { type } = kind;
    const comparison = await this.units.run({ mode: 'read', vault: type.vault }, async () => {
      const live = (await this.records.live(kind, recordId)) ?? null;
      const missing = await this.dependants.missingUnder(inspection.schema, type.table, [recordId]);
      const needed = live ? [] : await this.dependants.neededBy(inspection.schema, type.table, recordId);
      return {
        copy,
        live,
        differences: live ? differencesOf(fields, copy, live) : [],
        dependants: this.named(missing),
        needs: needed.map((each) => ({
          resource: this.kinds.ofTable(each.table)?.type.name ?? null,
          id: each.id,
        })),
        frozen: (live && type.whyFrozen(live)) ?? null,
        allowed: this.kinds.may(kind, live ? 'update' : 'create'),
      };
    });
    await this.inspections.looked(id, { record: `${resource}/${recordId}` });
    return comparison;
  }

  /**
   * @throws Problem NOT_FOUND, FORBIDDEN, INSPECTION_CLOSED, STALE_VERSION, RETURN_FROZEN, RETURN_NEEDS_OTHERS,
   *   RETURN_NOTHING, and whatever the record's own rules refuse.
   */
  async bringBack(id: string, resource: string, recordId: string, order: ReturnOrder): Promise<ReturnCounts> {
    const inspection = await this.inspections.usable(id);
    const { kind, record: copy, fields } = await this.records.get(inspection, resource, recordId);
    const { type } = kind;
    const seen = await this.units.run({ mode: 'read', vault: type.vault }, async () => {
      const missing = await this.dependants.missingUnder(inspection.schema, type.table, [recordId]);
      return { missing, contents: await this.files.contentsOf(inspection.schema, missing) };
    });
    if (order.dependants) await this.files.putBack(inspection.runId, seen.contents);
    const under: RowSets = order.dependants ? seen.missing : new Map();
    const counts = await this.units.run({ mode: 'write', vault: type.vault }, async () => {
      const live = await this.records.live(kind, recordId);
      if ((live?.version ?? null) !== order.version)
        throw new Problem(CommonProblems.STALE_VERSION, {
          extra: { version: live?.version ?? null, current: live ?? null },
        });
      const result = live
        ? await this.change(kind, live, patchOf(differencesOf(fields, copy, live), order.fields))
        : await this.create(inspection, kind, recordId);
      const more = await this.rows.bringBack(inspection.schema, under);
      if (result.created + result.changed + more.ids.length === 0)
        throw new Problem(BackupProblems.RETURN_NOTHING);
      await this.audit.append({
        action: 'backup.record-restored',
        object: `${resource}/${recordId}`,
        details: {
          run: inspection.runId,
          ...(live ? { fields: order.fields ?? 'all' } : { whole: true }),
          dependants: more.ids.length,
        },
      });
      return {
        ...result,
        dependants: more.ids.length,
        refused: more.refusals.length,
        refusals: more.refusals,
      };
    });
    await this.note(inspection, resource, recordId, counts);
    return counts;
  }

  private async change(
    { type, service }: RegisteredRecord,
    live: RecordEntity,
    patch: Record<string, unknown>,
  ): Promise<ReturnCounts> {
    if (Object.keys(patch).length === 0) return nothingYet;
    this.require(type.name, 'update');
    const detail = type.whyFrozen(live);
    if (detail) throw new Problem(BackupProblems.RETURN_FROZEN, { detail });
    await service.update(live.id, live.version, patch);
    return { ...nothingYet, changed: 1 };
  }

  private async create(
    { schema }: OpenInspection,
    { type, service }: RegisteredRecord,
    recordId: string,
  ): Promise<ReturnCounts> {
    this.require(type.name, 'create');
    if ((await this.dependants.neededBy(schema, type.table, recordId)).length > 0)
      throw new Problem(BackupProblems.RETURN_NEEDS_OTHERS);
    await this.rows.bringOneBack(schema, type, recordId);
    // Within the reach of whoever brings it back, as if they had written it.
    const record = await service.repository.get(recordId, 'update');
    noteChanges(this.db, type, 'created', [record]);
    return { ...nothingYet, created: 1 };
  }

  private require(resource: string, action: 'create' | 'update'): void {
    if (!this.kinds.may(this.kinds.readable(resource), action)) throw new Problem(CommonProblems.FORBIDDEN);
  }

  private named(missing: RowSets): Comparison['dependants'] {
    return [...missing]
      .filter(([table]) => table !== 'stored_file')
      .map(([table, ids]) => ({
        table,
        resource: this.kinds.ofTable(table)?.type.name ?? null,
        rows: ids.size,
      }));
  }

  private async note(
    { runId }: OpenInspection,
    resource: string,
    recordId: string,
    counts: ReturnCounts,
  ): Promise<void> {
    const id = await this.log.begin({ runId, resource, recordId, total: 1 });
    await this.log.progress(id, counts, 'done');
  }
}
