import { CommonProblems, newId, Problem } from '#kernel';
import { Scopes } from '../context/scope.js';
import { explainingConstraints } from './constraint-refusals.js';
import type { InputOf } from './inputs.js';
import { insertStatement } from './insert-statement.js';
import { noteChanges } from './noted-changes.js';
import { addReach } from './reach.js';
import type { RecordEntity } from './record-entity.js';
import { RecordReads } from './record-reads.js';
import type { RecordAction } from './record-type.js';
import { Conditions } from './statement-conditions.js';

/**
 * The statements of one kind of record: lists, reads and writes with optimistic concurrency, limited to what the
 * actor's right reaches. A module's repository extends it with the queries that are its own.
 */
export class RecordsRepository<Entity extends RecordEntity> extends RecordReads<Entity> {
  async create(input: InputOf<Entity>, origin: string = 'user'): Promise<Entity> {
    const [row] = await this.createMany([input], origin);
    return row as Entity;
  }

  /**
   * Creates records by one statement: all or none.
   * @throws Problem ALREADY_EXISTS or INVALID_INPUT with the field that a constraint refused; so does `update`.
   */
  async createMany(inputs: readonly InputOf<Entity>[], origin: string = 'user'): Promise<Entity[]> {
    if (inputs.length === 0) return [];
    const userId = Scopes.actor().userId ?? null;
    const custom = await this.custom.toStore(inputs);
    const rows = inputs.map((input, at) => ({
      id: newId(),
      ...this.toColumns(input),
      ...(custom[at] && { custom: this.custom.cell(custom[at]) }),
    }));
    const fixed: [string, unknown][] = [
      ['created_by', userId],
      ['updated_by', userId],
    ];
    if (this.type.fields.some(({ name }) => name === 'origin')) fixed.push(['origin', origin]);
    const { text, values } = insertStatement(this.table, rows, fixed);
    const created = await explainingConstraints(this.type, () =>
      this.db.query<Entity>(`${text} RETURNING ${this.columns}`, values),
    );
    noteChanges(this.db, this.type, 'created', created);
    return this.custom.shown(created);
  }

  /**
   * Changes some fields of the version that the client saw.
   * @throws Problem NOT_FOUND, or STALE_VERSION with the stored record, and then nothing was changed.
   */
  async update(
    id: string,
    version: number,
    patch: InputOf<Entity>,
    action: RecordAction = 'update',
  ): Promise<Entity> {
    const conditions = new Conditions();
    const assignments = Object.entries(this.toColumns(patch)).map(
      ([name, value]) => `"${name}" = ${conditions.bind(value)}`,
    );
    const [custom] = await this.custom.toStore([patch]);
    if (custom) assignments.push(this.custom.assignment(custom, (value) => conditions.bind(value)));
    const actor = Scopes.actor();
    assignments.push(
      '"version" = "version" + 1',
      '"updated_at" = clock_timestamp()',
      `"updated_by" = ${conditions.bind(actor.userId ?? null)}::uuid`,
    );
    conditions.add(`"id" = ${conditions.bind(id)}`);
    conditions.add(`"version" = ${conditions.bind(version)}`);
    addReach(conditions, this.type, action);
    const [row] = await explainingConstraints(this.type, () =>
      this.db.query<Entity>(
        `UPDATE ${this.table} SET ${assignments.join(', ')}${conditions} RETURNING ${this.columns}`,
        conditions.values,
      ),
    );
    if (!row) return this.refuseStale(id, action);
    noteChanges(this.db, this.type, 'updated', [row]);
    return (await this.custom.shown([row]))[0] as Entity;
  }

  /** @throws Problem NOT_FOUND or STALE_VERSION, like `update`. */
  async remove(id: string, version: number): Promise<void> {
    const conditions = new Conditions();
    conditions.add(`"id" = ${conditions.bind(id)}`);
    conditions.add(`"version" = ${conditions.bind(version)}`);
    addReach(conditions, this.type, 'delete');
    const { count } = await this.db.execute(`DELETE FROM ${this.table}${conditions}`, conditions.values);
    if (count === 0) await this.refuseStale(id, 'delete');
    noteChanges(this.db, this.type, 'deleted', [{ id, version }]);
  }

  private async refuseStale(id: string, action: RecordAction): Promise<never> {
    // What the client may not read is not shown as the stored value either.
    const current = await this.get(id, action);
    const readable = await this.get(id, 'read').catch(() => undefined);
    throw new Problem(CommonProblems.STALE_VERSION, {
      extra: { version: current.version, current: readable },
    });
  }

  /** The columns and values of an input; absent fields are left out. */
  private toColumns(input: InputOf<Entity>): Record<string, unknown> {
    const columns: Record<string, unknown> = {};
    for (const field of this.type.fields) {
      if (field.readOnly) continue;
      const value = (input as Record<string, unknown>)[field.name];
      if (value === undefined) continue;
      columns[field.column] = field.kind === 'list' ? JSON.stringify(value ?? []) : value;
    }
    return columns;
  }
}
