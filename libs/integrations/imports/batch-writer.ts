import { CommonProblems, type FieldError, Problem, type Text, text } from '#kernel';
import { type RecordEntity, Scopes, type Unit } from '#runtime';
import type { ImportStep } from '../mapping/mapping.js';
import type { PreparedRow } from '../rows/prepared-row.js';
import { changedFields } from './comparison.js';
import { inOrder, writesMore } from './consequences.js';
import { Lookups } from './lookups.js';
import { MatchKeys, packed, type RowKey } from './match-keys.js';
import { updateAction } from './reach.js';
import { noneTaken, notYours, ofField, reasonOfField, refusalOf, refusedAbove } from './reasons.js';
import type { Result, SeenRows } from './seen-rows.js';
import { validated } from './validated.js';

type Input = Record<string, unknown>;

interface KeyedRow {
  readonly row: PreparedRow;
  readonly input: Input;
  readonly key: RowKey;
  /** The key came before, and stands for the same record. */
  readonly repeated: boolean;
}

/** A row that passed everything but the database. */
interface Write {
  readonly row: PreparedRow;
  readonly input: Input;
  readonly before: RecordEntity | undefined;
}

export interface Outcome {
  readonly row: PreparedRow;
  readonly result: Result;
  readonly id: string;
}

/** Writes batches of rows of one step. Refused rows carry their refusals; the others are in the outcome. */
export class BatchWriter {
  private readonly lookups = new Lookups();
  private readonly rowByRow: boolean;
  private readonly told = new Set<string>();
  private readonly keys: MatchKeys;

  constructor(
    private readonly step: ImportStep,
    private readonly stepNumber: number,
    private readonly seen: SeenRows,
  ) {
    this.keys = new MatchKeys(step);
    this.rowByRow = writesMore(step.record.service);
  }

  /** Creates and updates what the rows say. Call within a unit of work, which is then the batch's. */
  async write(rows: readonly PreparedRow[]): Promise<Outcome[]> {
    await this.lookups.resolve(rows.filter(isSound));
    const keyed: KeyedRow[] = [];
    for (const row of rows) {
      if (!isSound(row)) continue;
      const input = validated(this.step.record, row);
      const key = input && this.keys.of(row, input);
      if (!input || !key) continue;
      const earlier =
        key.by.length === 0 ? undefined : this.seen.earlier(this.stepNumber, packed(key), row.row.raw.line);
      if (earlier === undefined) keyed.push({ row, input, key, repeated: false });
      else if (this.step.onRepeat === 'same') keyed.push({ row, input, key, repeated: true });
      else
        row.refuse(
          row.originAt(this.step.match[0]?.field ?? ''),
          text(`même clé que la ligne ${earlier}`, `same key as line ${earlier}`),
        );
    }
    const fresh = keyed.filter(({ repeated }) => !repeated);
    const outcomes: Outcome[] = [];
    if (this.rowByRow) for (const each of fresh) outcomes.push(...(await this.settle([each])));
    else outcomes.push(...(await this.settle(fresh)));
    return [...outcomes, ...(await this.repeated(keyed.filter(({ repeated }) => repeated)))];
  }

  /** Rows that name a record once more: it is there now, unless the row that should have made it was refused. */
  private async repeated(rows: readonly KeyedRow[]): Promise<Outcome[]> {
    const stored = await this.keys.stored(rows.map(({ key }) => key));
    return rows.flatMap(({ row, key }): Outcome[] => {
      const found = stored.get(packed(key)) ?? [];
      const [only] = found;
      if (only) return [{ row, result: 'unchanged', id: this.onlyOne(row, found) }];
      row.refuse(row.row.origin(), refusedAbove);
      return [];
    });
  }

  /** Of several records nobody can say which one is meant. */
  private onlyOne(row: PreparedRow, [first, ...others]: readonly RecordEntity[]): string {
    if (others.length === 0) return first?.id ?? '';
    row.warnings.push({ origin: row.originAt(this.step.match[0]?.field ?? ''), reason: noneTaken });
    return '';
  }

  private async settle(keyed: readonly KeyedRow[]): Promise<Outcome[]> {
    const stored = await this.keys.stored(keyed.map(({ key }) => key));
    const outcomes: Outcome[] = [];
    const creations: Write[] = [];
    const updates: Write[] = [];
    for (const { row, input, key } of keyed) {
      const found = stored.get(packed(key)) ?? [];
      const before = this.choose(row, found);
      if (!isSound(row)) continue;
      if (before && this.step.onFound === 'skip') {
        outcomes.push({ row, result: 'unchanged', id: this.onlyOne(row, found) });
        continue;
      }
      const write = await this.checked(row, input, before);
      if (!write) continue;
      if (!before) creations.push(write);
      else if (Object.keys(write.input).length > 0) updates.push(write);
      else outcomes.push({ row, result: 'unchanged', id: before.id });
    }
    outcomes.push(...(await this.create(creations)), ...(await this.update(updates)));
    return outcomes;
  }

  /** Sets the references that waited. Rows are those of the first pass that stand, with their records' ids. */
  async writeDeferred(rows: readonly { row: PreparedRow; id: string }[]): Promise<Outcome[]> {
    await this.lookups.resolve(rows.map(({ row }) => row));
    const records = await this.step.record.service.repository.findByValues(
      { name: 'id', column: 'id', kind: 'id', label: text('Id', 'Id') },
      rows.map(({ id }) => id),
    );
    const byId = new Map(records.map((record) => [record.id, record]));
    const updates: Write[] = [];
    for (const { row, id } of rows) {
      const before = byId.get(id);
      const input = validated(this.step.record, row);
      const write = before && input && (await this.checked(row, input, before));
      if (write && Object.keys(write.input).length > 0) updates.push(write);
    }
    return this.update(updates);
  }

  private choose(row: PreparedRow, found: readonly RecordEntity[]): RecordEntity | undefined {
    const at = row.originAt(this.step.match[0]?.field ?? '');
    if (found.length > 1 && this.step.onFound !== 'skip')
      row.refuse(at, text('plusieurs fiches ont cette clé', 'several records have this key'));
    else if (found.length === 0 && this.step.onMissing === 'reject')
      row.refuse(at, text('aucune fiche n’a cette clé', 'no record has this key'));
    else if (found.length === 1 && this.step.onFound === 'reject')
      row.refuse(at, text('une fiche a déjà cette clé', 'a record already has this key'));
    return found[0];
  }

  /** What is left to write once the record's service has completed and checked it. */
  private async checked(
    row: PreparedRow,
    input: Input,
    before: RecordEntity | undefined,
  ): Promise<Write | undefined> {
    const { service } = this.step.record;
    try {
      const imported = await service.imported(this.said(input, before), before);
      for (const { field, reason, once } of imported.remarks) this.tell(row, field, reason, once ?? false);
      const complete = service.complete(imported.input as never, before) as Input;
      const changes = before ? changedFields(complete, before) : complete;
      const errors: readonly FieldError[] =
        Object.keys(changes).length > 0 ? await service.refusals(complete, before) : [];
      if (errors.length === 0) return { row, input: changes, before };
      for (const error of errors)
        row.refuse(row.originAt(error.field), reasonOfField(error, this.step.record, row.values));
    } catch (error) {
      this.refuseOrThrow(row, error);
    }
    return undefined;
  }

  private tell(row: PreparedRow, field: string, reason: Text, once: boolean): void {
    const what = ofField(this.step.record, field, reason);
    if (once && this.told.has(what.fr)) return;
    if (once) this.told.add(what.fr);
    row.warnings.push({ origin: row.originAt(field), reason: what });
  }

  /** What a row says: its empty cells too, unless they are to leave a record as it is. */
  private said(input: Input, before: RecordEntity | undefined): Input {
    const leaves = before !== undefined && this.step.onEmpty === 'keep';
    return Object.fromEntries(
      Object.entries(input).filter(([, value]) => value !== undefined && !(leaves && isEmpty(value))),
    );
  }

  private async create(writes: readonly Write[]): Promise<Outcome[]> {
    const { service } = this.step.record;
    return this.attempt(writes, 'created', async (some) => {
      const inputs = some.map(({ input }) => input);
      if (!this.rowByRow) return service.repository.createMany(inputs, 'import');
      return inOrder(inputs, (input) => service.create(input, 'import'));
    });
  }

  private async update(writes: readonly Write[]): Promise<Outcome[]> {
    const { service } = this.step.record;
    return this.attempt(writes, 'updated', (some) =>
      inOrder(some, ({ input, before }) => {
        const { id, version } = before as RecordEntity;
        if (this.rowByRow) return service.update(id, version, input);
        return service.repository.update(id, version, input, updateAction());
      }),
    );
  }

  /** Writes all at once, or one by one when that is refused: a refused row never stops the others. */
  private async attempt(
    writes: readonly Write[],
    result: Result,
    work: (some: readonly Write[]) => Promise<RecordEntity[]>,
  ): Promise<Outcome[]> {
    if (writes.length === 0) return [];
    const unit = Scopes.current().unit as Unit;
    try {
      const records = await unit.savepoint(() => work(writes));
      return writes.map(({ row }, at) => ({ row, result, id: records[at]?.id ?? '' }));
    } catch (error) {
      const [only, ...others] = writes;
      if (only && others.length === 0) {
        this.refuseOrThrow(only.row, error, only.before);
        return [];
      }
      if (!refusalOf(error, this.step.record)) throw error;
    }
    const outcomes: Outcome[] = [];
    for (const write of writes) outcomes.push(...(await this.attempt([write], result, work)));
    return outcomes;
  }

  private refuseOrThrow(row: PreparedRow, error: unknown, before?: RecordEntity): void {
    if (before && error instanceof Problem && error.kind === CommonProblems.FORBIDDEN) {
      row.refuse(row.row.origin(), notYours);
      return;
    }
    const refusal = refusalOf(error, this.step.record);
    if (!refusal) throw error;
    row.refuse(refusal.field ? row.originAt(refusal.field) : row.row.origin(), refusal.reason);
  }
}

const isSound = ({ refusals }: PreparedRow): boolean => refusals.length === 0;
const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);
