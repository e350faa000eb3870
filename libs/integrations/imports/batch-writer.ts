import { CommonProblems, type FieldError, Problem, text } from '#kernel';
import { type RecordEntity, readInput, Scopes, type Unit } from '#runtime';
import type { ImportStep } from '../mapping/mapping.js';
import { emptyKey, type PreparedRow } from '../rows/prepared-row.js';
import { changedFields } from './comparison.js';
import { inOrder, writesMore } from './consequences.js';
import { Lookups } from './lookups.js';
import { readableOf, updateAction } from './reach.js';
import { reasonOfField, refusalOf } from './reasons.js';
import type { Result, SeenRows } from './seen-rows.js';

type Input = Record<string, unknown>;

interface KeyedRow {
  readonly row: PreparedRow;
  readonly input: Input;
  readonly key: unknown[];
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

const maxDrops = 20;
const notYours = text('vous ne pouvez pas modifier cette fiche', 'you may not change this record');

/** Writes batches of rows of one step. Refused rows carry their refusals; the others are in the outcome. */
export class BatchWriter {
  private readonly lookups = new Lookups();
  private readonly rowByRow: boolean;

  constructor(
    private readonly step: ImportStep,
    private readonly stepNumber: number,
    private readonly seen: SeenRows,
  ) {
    this.rowByRow = writesMore(step.record.service);
  }

  /** Creates and updates what the rows say. Call within a unit of work, which is then the batch's. */
  async write(rows: readonly PreparedRow[]): Promise<Outcome[]> {
    await this.lookups.resolve(rows.filter(isSound));
    const keyed: KeyedRow[] = [];
    for (const row of rows) {
      if (!isSound(row)) continue;
      const input = this.validated(row);
      const key = input && this.keyOf(row, input);
      if (input && key) keyed.push({ row, input, key });
    }
    if (!this.rowByRow) return this.settle(keyed);
    const outcomes: Outcome[] = [];
    for (const each of keyed) outcomes.push(...(await this.settle([each])));
    return outcomes;
  }

  private async settle(keyed: readonly KeyedRow[]): Promise<Outcome[]> {
    const stored = await this.storedByKey(keyed.map(({ key }) => key));
    const outcomes: Outcome[] = [];
    const creations: Write[] = [];
    const updates: Write[] = [];
    for (const { row, input, key } of keyed) {
      const found = stored.get(packed(key)) ?? [];
      const before = this.choose(row, found);
      if (!isSound(row)) continue;
      if (before && this.step.onFound === 'skip') {
        // Of several records nobody can say which one is meant.
        outcomes.push({ row, result: 'unchanged', id: found.length > 1 ? '' : before.id });
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
      const input = this.validated(row);
      const write = before && input && (await this.checked(row, input, before));
      if (write && Object.keys(write.input).length > 0) updates.push(write);
    }
    return this.update(updates);
  }

  /** The row's input when the record's own rules take it, values that may be dropped left out. */
  private validated(row: PreparedRow): Input | undefined {
    const { type, input } = this.step.record;
    for (let attempt = 0; attempt <= maxDrops; attempt += 1) {
      const { value, errors } = readInput(input, row.values, true);
      if (errors.length === 0) return value as Input;
      // From the last part to the first: leaving one out moves those behind it.
      for (const error of [...errors].reverse())
        row.refuseField(error.field, reasonOfField(error, type, row.values));
      if (!isSound(row)) return undefined;
    }
    row.refuse(row.row.origin(), text('trop de valeurs à laisser', 'too many values to leave out'));
    return undefined;
  }

  private keyOf(row: PreparedRow, input: Input): unknown[] | undefined {
    const key: unknown[] = [];
    for (const { field, value } of this.step.match) {
      const part = (value ? row.matchValues.get(field) : input[field]) ?? null;
      if (part === null) {
        row.refuse(row.originAt(field), emptyKey(this.step, field));
        return undefined;
      }
      key.push(part);
    }
    if (key.length === 0) return key;
    const earlier = this.seen.earlier(this.stepNumber, packed(key), row.row.raw.line);
    if (earlier === undefined) return key;
    row.refuse(
      row.originAt(this.step.match[0]?.field ?? ''),
      text(`même clé que la ligne ${earlier}`, `same key as line ${earlier}`),
    );
    return undefined;
  }

  private async storedByKey(keys: readonly unknown[][]): Promise<Map<string, RecordEntity[]>> {
    const { type, service } = this.step.record;
    const stored = new Map<string, RecordEntity[]>();
    const [first] = this.step.match;
    if (!first || keys.length === 0) return stored;
    const values = [...new Set(keys.map(([value]) => value))];
    const found = await service.repository.findByValues(type.field(first.field), values);
    for (const record of await readableOf(this.step.record, found)) {
      const key = packed(this.step.match.map(({ field }) => (record as unknown as Input)[field]));
      stored.set(key, [...(stored.get(key) ?? []), record]);
    }
    return stored;
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
    const { service, type } = this.step.record;
    try {
      const complete = service.complete(input, before) as Input;
      const changes = before ? changedFields(complete, before) : complete;
      const errors: readonly FieldError[] =
        Object.keys(changes).length > 0 ? await service.refusals(complete, before) : [];
      if (errors.length === 0) return { row, input: changes, before };
      for (const error of errors)
        row.refuse(row.originAt(error.field), reasonOfField(error, type, row.values));
    } catch (error) {
      this.refuseOrThrow(row, error);
    }
    return undefined;
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
      if (!refusalOf(error, this.step.record.type)) throw error;
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
    const refusal = refusalOf(error, this.step.record.type);
    if (!refusal) throw error;
    row.refuse(refusal.field ? row.originAt(refusal.field) : row.row.origin(), refusal.reason);
  }
}

const isSound = ({ refusals }: PreparedRow): boolean => refusals.length === 0;
const packed = (key: readonly unknown[]): string => JSON.stringify(key.map(String));
