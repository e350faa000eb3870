import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#identity';
import { CommonProblems, Problem } from '#kernel';
import {
  quoteIdentifier,
  type RecordEntity,
  type RegisteredRecord,
  Scopes,
  TenantDb,
  UnitOfWork,
} from '#runtime';
import { BackupProblems } from '../backup.problems.js';
import { beside, isChanged, isGone } from '../inspection/beside.js';
import { differencesOf, patchOf } from '../inspection/comparison.rules.js';
import { CopyScope } from '../inspection/copy-scope.js';
import type { OpenInspection } from '../inspection/inspections.repository.js';
import { Inspections } from '../inspection/inspections.service.js';
import { RecordKinds } from '../inspection/record-kinds.js';
import { BackupBackground } from '../requests/background.js';
import { DependantsRepository } from './dependants.repository.js';
import { added, nothingYet, type ReturnCounts, ReturnLog } from './return-log.js';
import { ReturnedFiles } from './returned-files.js';
import type { ReturnedRows, RowRefusal } from './row-return.repository.js';
import { RowReturns } from './row-returns.js';

/** What bringing all records of a kind back would do. Nothing is ever removed. */
export interface TablePreview {
  /** Gone since the copy: they would come back. */
  readonly created: number;
  /** Changed since the copy: they would be as they were, if that is asked for. */
  readonly changed: number;
  readonly same: number;
  /** Entered since the copy: they stay as they are. */
  readonly onlyLive: number;
}

interface Plan {
  readonly gone: string[];
  readonly changed: string[];
}

const batchSize = 50;

/** Brings the records of a kind back from an open inspection, batch after batch, each a transaction of its own. */
@Injectable()
export class TableReturn {
  constructor(
    private readonly inspections: Inspections,
    private readonly kinds: RecordKinds,
    private readonly copy: CopyScope,
    private readonly dependants: DependantsRepository,
    private readonly rows: RowReturns,
    private readonly files: ReturnedFiles,
    private readonly log: ReturnLog,
    private readonly background: BackupBackground,
    private readonly units: UnitOfWork,
    private readonly db: TenantDb,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws Problem NOT_FOUND, INSPECTION_CLOSED */
  async preview(id: string, resource: string): Promise<TablePreview> {
    const kind = this.kinds.readable(resource);
    const inspection = await this.inspections.usable(id);
    const { created, changed, all } = await this.planned(inspection, kind);
    const onlyLive = await this.onlyLive(inspection, kind);
    return {
      created: created.length,
      changed: changed.length,
      same: all - created.length - changed.length,
      onlyLive,
    };
  }

  /**
   * Begins it; it goes on after the answer. In the scope in hand: what the actor may not do is refused, record by record.
   * @param overwrite also records that changed since the copy.
   * @returns the id of its entry in the list of returns.
   * @throws Problem NOT_FOUND, FORBIDDEN, INSPECTION_CLOSED, RETURN_NOTHING, RETURN_BUSY
   */
  async begin(id: string, resource: string, { overwrite }: { overwrite: boolean }): Promise<string> {
    const kind = this.kinds.readable(resource);
    const inspection = await this.inspections.usable(id);
    if (!this.kinds.may(kind, 'create') || (overwrite && !this.kinds.may(kind, 'update')))
      throw new Problem(CommonProblems.FORBIDDEN);
    const planned = await this.planned(inspection, kind);
    const plan: Plan = { gone: planned.created, changed: overwrite ? planned.changed : [] };
    const total = plan.gone.length + plan.changed.length;
    if (total === 0) throw new Problem(BackupProblems.RETURN_NOTHING);
    const returnId = await this.log.begin({ runId: inspection.runId, resource, recordId: null, total });
    await this.units.run({ mode: 'write' }, () =>
      this.audit.append({
        action: 'backup.table-restored',
        object: resource,
        details: { run: inspection.runId, gone: plan.gone.length, changed: plan.changed.length },
      }),
    );
    this.background.add('a table that is brought back', () =>
      this.carryOut(returnId, inspection, kind, plan),
    );
    return returnId;
  }

  private async carryOut(
    returnId: string,
    inspection: OpenInspection,
    kind: RegisteredRecord,
    plan: Plan,
  ): Promise<void> {
    let counts = nothingYet;
    try {
      for (const ids of batches(plan.gone)) {
        counts = added(counts, await this.create(inspection, kind, ids));
        await this.log.progress(returnId, counts);
      }
      for (const ids of batches(plan.changed)) {
        counts = added(counts, await this.change(inspection, kind, ids));
        await this.log.progress(returnId, counts);
      }
    } catch (error) {
      await this.log.progress(returnId, counts, 'failed');
      throw error;
    }
    await this.log.progress(returnId, counts, 'done');
  }

  /** Records that are gone, with what lies under them. Those out of the actor's reach stay away. */
  private async create(
    { schema, runId }: OpenInspection,
    kind: RegisteredRecord,
    ids: readonly string[],
  ): Promise<ReturnCounts> {
    const { type } = kind;
    const { missing, contents } = await this.units.run({ mode: 'read', vault: type.vault }, async () => {
      const under = await this.dependants.missingUnder(schema, type.table, ids);
      return { missing: under, contents: await this.files.contentsOf(schema, under) };
    });
    await this.files.putBack(runId, contents);
    return this.units.run({ mode: 'write', vault: type.vault }, async () => {
      const own = await this.createOwn(schema, kind, ids);
      const under = await this.rows.bringBack(schema, missing);
      return {
        ...nothingYet,
        created: own.ids.length,
        dependants: under.ids.length,
        refused: own.refusals.length,
        refusals: own.refusals,
      };
    });
  }

  private async createOwn(
    schema: string,
    { type, service }: RegisteredRecord,
    ids: readonly string[],
  ): Promise<ReturnedRows> {
    const reachesAll = Scopes.actor().reachOf(type.permission('update')) === 'all' && !type.visibility;
    if (reachesAll) return this.rows.bringBack(schema, new Map([[type.table, new Set(ids)]]));
    const back: string[] = [];
    const refusals: RowRefusal[] = [];
    for (const id of ids) {
      const code = await this.write(false, async () => {
        await this.rows.bringOneBack(schema, type, id);
        return service.repository.get(id, 'update');
      });
      if (code) refusals.push({ id, code });
      else back.push(id);
    }
    return { ids: back, refusals };
  }

  /** Records that changed, one by one, by their own service: its rules, rights and refusals hold. */
  private async change(
    inspection: OpenInspection,
    { type, service }: RegisteredRecord,
    ids: readonly string[],
  ): Promise<ReturnCounts> {
    const { copies, fields } = await this.copy.read(inspection, type.vault, async () => ({
      copies: await service.repository.getMany(ids),
      fields: [...type.fields, ...(await service.repository.customFields())],
    }));
    return this.units.run({ mode: 'write', vault: type.vault }, async () => {
      const live = new Map((await service.repository.getMany(ids)).map((each) => [each.id, each]));
      const refusals: RowRefusal[] = [];
      let changed = 0;
      for (const copy of copies) {
        const now = live.get(copy.id);
        const patch = now ? patchOf(differencesOf(fields, copy, now)) : {};
        if (!now || Object.keys(patch).length === 0) continue;
        const code = await this.write(type.whyFrozen(now) !== undefined, () =>
          service.update(now.id, now.version, patch),
        );
        if (code) refusals.push({ id: copy.id, code });
        else changed += 1;
      }
      return { ...nothingYet, changed, refused: refusals.length, refusals };
    });
  }

  /** @returns the code of what refused it. */
  private async write(isFrozen: boolean, work: () => Promise<RecordEntity>): Promise<string | undefined> {
    if (isFrozen) return BackupProblems.RETURN_FROZEN.code;
    try {
      await this.db.unit.savepoint(work);
      return undefined;
    } catch (error) {
      if (error instanceof Problem) return error.code;
      throw error;
    }
  }

  /** What the actor may read in the copy, compared with the live rows by their versions. */
  private planned(
    inspection: OpenInspection,
    { type, service }: RegisteredRecord,
  ): Promise<{ created: string[]; changed: string[]; all: number }> {
    const { schema: live } = Scopes.instance();
    return this.copy.read(inspection, type.vault, async () => {
      const values: unknown[] = [];
      const rows = await this.db.query<{ id: string; gone: boolean; changed: boolean }>(
        `SELECT c.id, ${isGone} AS gone, coalesce(${isChanged}, false) AS changed ${beside(live, type)}
         WHERE ${service.repository.isReadable('c.id', values)} ORDER BY c.id`,
        values,
      );
      const ids = (some: typeof rows) => some.map(({ id }) => id);
      return {
        created: ids(rows.filter(({ gone }) => gone)),
        changed: ids(rows.filter(({ changed }) => changed)),
        all: rows.length,
      };
    });
  }

  private async onlyLive({ schema }: OpenInspection, { type, service }: RegisteredRecord): Promise<number> {
    const table = quoteIdentifier(type.table);
    return this.units.run({ mode: 'read', vault: type.vault }, async () => {
      const values: unknown[] = [];
      const [row] = await this.db.query<{ count: number }>(
        `SELECT count(*) AS count FROM ${table} l WHERE ${service.repository.isReadable('l.id', values)}
           AND NOT EXISTS (SELECT FROM ${quoteIdentifier(schema)}.${table} c WHERE c.id = l.id)`,
        values,
      );
      return row?.count ?? 0;
    });
  }
}

function* batches(ids: readonly string[]): Generator<string[]> {
  for (let from = 0; from < ids.length; from += batchSize) yield ids.slice(from, from + batchSize);
}
