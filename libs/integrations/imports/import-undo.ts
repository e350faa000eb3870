import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#identity';
import { newId, type Text, text } from '#kernel';
import {
  quoteIdentifier,
  type RecordEntity,
  RecordRegistry,
  type RegisteredRecord,
  Scopes,
  TenantDb,
  type Unit,
  UnitOfWork,
} from '#runtime';
import { authoriseImport } from './authorisation.js';
import { Heartbeat } from './heartbeat.js';
import { ImportsRepository, type KeptRecord, type StoredImport } from './imports.repository.js';
import { changedSince, dependents, refusalOf, unknownTable } from './reasons.js';
import { type JournalTable, type Trace, UndoJournal } from './undo-journal.js';
import { valuesBefore } from './values-before.js';

const pageEntries = 500;
const storedKept = 1000;

interface Undoing {
  readonly id: string;
  readonly undoId: string;
  readonly vault: boolean;
  readonly journals: readonly JournalTable[];
  readonly kept: KeptRecord[];
  /** Rows of tables that are no records of their own: they go with the records that they belong to. */
  readonly consequences: Trace[];
}

/**
 * Undoes an import by the change journal: updated records get their old values back, created ones are removed, the
 * newest first. A record that changed since is left as it is and listed. Undoing is itself journaled, page by page in
 * units of their own; when it is cut off, calling it again goes on.
 */
@Injectable()
export class ImportUndo {
  constructor(
    private readonly units: UnitOfWork,
    private readonly db: TenantDb,
    private readonly imports: ImportsRepository,
    private readonly journal: UndoJournal,
    private readonly records: RecordRegistry,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws Problem NOT_FOUND, FORBIDDEN, IMPORT_STILL_RUNNING, IMPORT_ALREADY_UNDONE */
  async undo(id: string): Promise<StoredImport> {
    const stored = await this.units.run({ mode: 'read' }, () => this.imports.get(id));
    authoriseImport(stored.targets.flatMap((target) => this.records.find(target)?.type ?? []));
    const undoId = await this.units.run({ mode: 'write' }, async () => {
      await this.audit.append({
        action: 'integrations.import.undo',
        object: id,
        details: { state: 'started' },
      });
      return this.imports.beginUndo(id, newId());
    });
    const journals: JournalTable[] = stored.vault
      ? ['hr_change_journal', 'change_journal']
      : ['change_journal'];
    const undoing: Undoing = { id, undoId, vault: stored.vault, journals, kept: [], consequences: [] };
    const heartbeat = new Heartbeat(this.units, () => this.imports.touch(id));
    try {
      await Scopes.with({ batchId: undoId }, () => this.work(undoing));
    } catch (error) {
      await this.units.run({ mode: 'write' }, () => this.imports.abandonUndo(id));
      throw error;
    } finally {
      heartbeat.stop();
    }
    return this.units.run({ mode: 'write' }, async () => {
      await this.imports.endUndo(id, undoing.kept.slice(0, storedKept));
      const undone = await this.imports.get(id);
      const details = { state: 'done', undone: undone.undone, kept: undoing.kept.length };
      await this.audit.append({ action: 'integrations.import.undo', object: id, details });
      return undone;
    });
  }

  /** Old values first, so that references between the import's own records are gone before these are removed. */
  private async work(undoing: Undoing): Promise<void> {
    const { journals } = undoing;
    for (const journal of journals)
      await this.pages(undoing, journal, 'update', (traces) => this.restoreAll(undoing, traces));
    for (const journal of journals)
      await this.pages(undoing, journal, 'insert', (traces) => this.removeAll(undoing, traces));
    await this.keepConsequences(undoing);
  }

  private async pages(
    undoing: Undoing,
    journal: JournalTable,
    operation: 'update' | 'insert',
    work: (traces: Trace[]) => Promise<number>,
  ): Promise<void> {
    let below: number | undefined = Number.MAX_SAFE_INTEGER;
    while (below !== undefined) {
      const from: number = below;
      below = await this.units.run({ mode: 'write', vault: undoing.vault }, async () => {
        const { id, undoId } = undoing;
        const page = { importId: id, undoId, below: from, limit: pageEntries };
        const { traces, next } = await this.journal.traces(journal, operation, page);
        await this.imports.advanceUndo(id, await work(traces));
        return next;
      });
    }
  }

  private async restoreAll(undoing: Undoing, traces: readonly Trace[]): Promise<number> {
    let undone = 0;
    for (const [record, some] of this.byRecord(
      undoing,
      traces.filter(({ before, undone: done }) => before && !done),
    )) {
      const current = await this.current(record, some);
      for (const trace of some) {
        const stored = current.get(trace.recordId);
        if (trace.changedSince || !stored) {
          // A created one is listed when its removal comes up.
          if (!trace.created) keep(undoing, record.type.name, trace, changedSince);
          continue;
        }
        if (await this.restore(undoing, record, trace, stored)) undone += trace.created ? 0 : 1;
      }
    }
    return undone;
  }

  private async restore(
    undoing: Undoing,
    { type, service }: RegisteredRecord,
    trace: Trace,
    stored: RecordEntity,
  ): Promise<boolean> {
    const old = valuesBefore(type, trace.before, stored, await service.repository.customFields());
    try {
      const { id, version } = stored;
      await this.unit.savepoint(() => service.repository.update(id, version, old, 'import'));
      return true;
    } catch (error) {
      const refusal = refusalOf(error, { type });
      if (!refusal) throw error;
      if (!trace.created) keep(undoing, type.name, trace, refusal.reason);
      return false;
    }
  }

  private async removeAll(undoing: Undoing, traces: readonly Trace[]): Promise<number> {
    const removed: string[] = [];
    const created = traces.filter((trace) => trace.created);
    const tables = new Set(this.records.all().map(({ type }) => type.table));
    const isRecord = ({ table }: Trace): boolean => tables.has(table);
    undoing.consequences.push(...created.filter((trace) => !isRecord(trace)));
    for (const [record, some] of this.byRecord(undoing, created.filter(isRecord))) {
      const current = await this.current(record, some);
      const present = some.filter(({ recordId }) => current.has(recordId));
      for (const trace of present.filter((each) => each.changedSince))
        keep(undoing, record.type.name, trace, changedSince);
      const sound = present.filter((each) => !each.changedSince);
      if (await this.remove(undoing, record, sound, removed)) continue;
      // Some record holds another one: the others go one by one.
      for (const trace of sound) {
        if (!(await this.remove(undoing, record, [trace], removed)))
          keep(undoing, record.type.name, trace, dependents);
      }
    }
    return removed.length;
  }

  /** Lists what stayed because the record that it belongs to stayed. */
  private async keepConsequences(undoing: Undoing): Promise<void> {
    for (const [table, traces] of Map.groupBy(undoing.consequences, (trace) => trace.table)) {
      const ids = traces.map(({ recordId }) => recordId);
      const left = await this.units.run({ mode: 'read', vault: undoing.vault }, () =>
        this.journal.left(table, ids),
      );
      for (const trace of traces) if (left.has(trace.recordId)) keep(undoing, table, trace, unknownTable);
    }
  }

  /** Removes records if nothing else goes or changes with them. */
  private async remove(
    { id, undoId, journals }: Undoing,
    { type }: RegisteredRecord,
    traces: readonly Trace[],
    removed: string[],
  ): Promise<boolean> {
    if (traces.length === 0) return true;
    const ids = traces.map(({ recordId }) => recordId);
    try {
      await this.unit.savepoint(async () => {
        const heads = await this.journal.heads(journals);
        await this.db.query(`DELETE FROM ${quoteIdentifier(type.table)} WHERE id = ANY($1::uuid[])`, [ids]);
        const others = await this.journal.sideEffects(heads, { importId: id, undoId }, new Set(ids));
        if (others.length > 0) throw new Cascade();
      });
    } catch (error) {
      if (error instanceof Cascade || refusalOf(error, { type })) return false;
      throw error;
    }
    removed.push(...ids);
    return true;
  }

  /** Traces by kind of record, in the order in which these come up: what was imported last goes first. */
  private byRecord(undoing: Undoing, traces: readonly Trace[]): Map<RegisteredRecord, Trace[]> {
    const groups = new Map<RegisteredRecord, Trace[]>();
    for (const trace of traces) {
      const record = this.records.all().find(({ type }) => type.table === trace.table);
      if (!record) keep(undoing, trace.table, trace, unknownTable);
      else groups.set(record, [...(groups.get(record) ?? []), trace]);
    }
    return groups;
  }

  private async current(
    { service }: RegisteredRecord,
    traces: readonly Trace[],
  ): Promise<Map<string, RecordEntity>> {
    const found = await service.repository.findByValues(
      { name: 'id', column: 'id', kind: 'id', label: text('Id', 'Id') },
      traces.map(({ recordId }) => recordId),
    );
    return new Map(found.map((record) => [record.id, record]));
  }

  private get unit(): Unit {
    return this.db.unit;
  }
}

/** Removing a record would remove or change records that the import did not make. */
class Cascade extends Error {}

const keep = ({ kept }: Undoing, record: string, { recordId }: Trace, reason: Text): void => {
  kept.push({ record, recordId, reason });
};
