import { isTableDefect, type TableDefect } from '#runtime';
import type { ImportStep, MappedFile, Mapping } from '../mapping/mapping.js';
import { GoneRows } from '../rows/gone-rows.js';
import { type OpenedFiles, readable } from '../rows/opened-files.js';
import { PreparedRow, together } from '../rows/prepared-row.js';
import { passes, SourceRow } from '../rows/source-row.js';
import { Staging } from '../rows/staging.js';
import { BatchWriter, type Outcome } from './batch-writer.js';
import { Findings } from './findings.js';
import { addCounts, type Counts, noCounts, type StepCounts } from './import-report.js';
import { hasDeferred, madeIn, SeenRows } from './seen-rows.js';

const batchRows = 200;
const rowsBetweenPauses = 2000;

/** What the engine asks of whoever runs it. */
export interface EngineHost {
  /** Runs a batch as one unit of work and notes its counts there: both stand, or neither. */
  batch(step: ImportStep, work: () => Promise<Counts>): Promise<void>;
  /** Called often: tells how far reading is, and throws when the import must stop. */
  pause(read: number): Promise<void>;
}

/** Streams the files of a mapping through its steps. Knows nothing of commits: a rehearsal runs the same code. */
export class ImportEngine {
  readonly total = noCounts();
  readonly steps: StepCounts[] = [];
  readonly findings: Findings;
  private readonly staging = new Staging();
  private readonly seen: SeenRows;
  private readonly gone: GoneRows;
  private readonly told = new Set<string>();

  constructor(
    private readonly mapping: Mapping,
    private readonly files: OpenedFiles,
    private readonly host: EngineHost,
  ) {
    this.findings = new Findings(this.staging.db);
    this.seen = new SeenRows(this.staging.db);
    this.gone = new GoneRows(this.staging.db);
  }

  /** @throws what the host throws, and Problem IMPORT_FILE_UNREADABLE for a file that breaks off. */
  async run(): Promise<void> {
    for (const [number, step] of this.mapping.steps.entries()) {
      const counts = { name: step.name, target: step.record.type.name, ...noCounts(), filtered: 0 };
      this.steps.push(counts);
      await this.stage(step);
      await this.noteMerged(step, number);
      const writer = new BatchWriter(step, number, this.seen);
      await this.firstPass(step, number, counts, writer);
      if (hasDeferred(step)) await this.secondPass(step, number, counts, writer);
    }
  }

  close(): void {
    this.staging.close();
  }

  private async stage(step: ImportStep): Promise<void> {
    const onDefect = (file: MappedFile, { line, messages }: TableDefect) => {
      const place = `${file.name} ${line}`;
      if (this.told.has(place)) return;
      this.told.add(place);
      this.findings.add({
        kind: 'warning',
        step: step.name,
        file: file.label,
        line,
        column: null,
        reason: messages,
      });
    };
    await this.staging.load(step.source, this.files, onDefect, () => this.host.pause(this.total.read));
  }

  private async noteMerged(step: ImportStep, number: number): Promise<void> {
    const { gone } = step;
    if (!gone?.mergedIds) return;
    for await (const { rows } of this.batches(step))
      for (const { raw } of rows) this.gone.note(number, gone, raw);
  }

  private prepared(step: ImportStep, number: number, row: SourceRow): PreparedRow {
    const prepared = new PreparedRow(step, row, false, this.madeBy(step, row));
    const gone = step.gone && this.gone.reason(number, step.gone, row.raw);
    if (gone) prepared.refuse(row.origin(gone.column), gone.reason);
    return prepared;
  }

  private async firstPass(
    step: ImportStep,
    number: number,
    counts: StepCounts,
    writer: BatchWriter,
  ): Promise<void> {
    let defects: TableDefect[] = [];
    for await (const { rows, bad, filtered } of this.batches(step)) {
      counts.filtered += filtered;
      defects = bad;
      if (rows.length + defects.length === 0) continue;
      const prepared = rows.map((row) => this.prepared(step, number, row));
      let outcomes: Outcome[] = [];
      const batch = noCounts();
      await this.host.batch(step, async () => {
        outcomes = await writer.write(prepared);
        batch.read = rows.length + defects.length;
        for (const { result } of outcomes) batch[result] += 1;
        batch.rejected = batch.read - outcomes.length;
        return batch;
      });
      // Only now is it certain that the batch stands.
      this.note(step, prepared, defects);
      if (hasDeferred(step) || this.mapping.steps.some((each) => madeIn(each).includes(step.name)))
        for (const { row, id, result } of outcomes)
          if (id !== '') this.seen.remember(number, row.row.raw.line, id, result);
      addCounts(counts, batch);
      addCounts(this.total, batch);
      await this.host.pause(this.total.read);
    }
  }

  private async secondPass(
    step: ImportStep,
    number: number,
    counts: StepCounts,
    writer: BatchWriter,
  ): Promise<void> {
    for await (const { rows } of this.batches(step)) {
      const standing = rows.flatMap((row) => {
        const first = this.seen.resultOf(number, row.raw.line);
        return first ? [{ row: new PreparedRow(step, row, true), ...first }] : [];
      });
      if (standing.length === 0) continue;
      const batch = noCounts();
      await this.host.batch(step, async () => {
        const changed = new Set((await writer.writeDeferred(standing)).map(({ id }) => id));
        // A record that the first pass left as it was and this one changed counts as updated.
        batch.updated = standing.filter(({ id, result }) => result === 'unchanged' && changed.has(id)).length;
        batch.unchanged = -batch.updated;
        return batch;
      });
      const rows2 = standing.map(({ row }) => row);
      for (const row of rows2) row.warnings.push(...row.refusals.splice(0));
      this.note(step, rows2, []);
      addCounts(counts, batch);
      addCounts(this.total, batch);
      await this.host.pause(this.total.read);
    }
  }

  /** The rows of a step's main file, 200 at a time. */
  private async *batches(
    step: ImportStep,
  ): AsyncGenerator<{ rows: SourceRow[]; bad: TableDefect[]; filtered: number }> {
    const { source } = step;
    let rows: SourceRow[] = [];
    let bad: TableDefect[] = [];
    let filtered = 0;
    let count = 0;
    const iterator = this.files.table(source.file).rows[Symbol.asyncIterator]();
    try {
      for (;;) {
        const { value, done } = await readable(source.file, () => iterator.next());
        if (done) break;
        count += 1;
        if (count % rowsBetweenPauses === 0) await this.host.pause(this.total.read + rows.length);
        if (isTableDefect(value) && step.unreadable === 'leave') filtered += 1;
        else if (isTableDefect(value)) bad.push(value);
        else {
          const row = new SourceRow(source, value, this.staging);
          if (passes(source, value) && this.madeBy(step, row)) rows.push(row);
          else filtered += 1;
        }
        if (rows.length + bad.length < batchRows) continue;
        yield { rows, bad, filtered };
        [rows, bad, filtered] = [[], [], 0];
      }
      yield { rows, bad, filtered };
    } finally {
      await iterator.return?.();
    }
  }

  /** The records that a row made in the steps that this one names; undefined when it did not make them all. */
  private madeBy(step: ImportStep, { raw }: SourceRow): Record<string, string> | undefined {
    const ids: Record<string, string> = {};
    for (const field of step.fields) {
      if (field.kind !== 'made') continue;
      const maker = this.mapping.steps.findIndex(({ name }) => name === field.step);
      const id = this.seen.resultOf(maker, raw.line)?.id;
      if (id === undefined) return undefined;
      ids[field.name] = id;
    }
    return ids;
  }

  private note(step: ImportStep, rows: readonly PreparedRow[], defects: readonly TableDefect[]): void {
    for (const { line, messages } of defects)
      this.findings.add({
        kind: 'reject',
        step: step.name,
        file: step.source.file.label,
        line,
        column: null,
        reason: messages,
      });
    for (const { refusals, warnings } of rows) {
      const refusal = together(refusals);
      if (refusal)
        this.findings.add({ kind: 'reject', step: step.name, ...refusal.origin, reason: refusal.reason });
      else
        for (const { origin, reason } of warnings)
          this.findings.add({ kind: 'warning', step: step.name, ...origin, reason });
    }
  }
}
