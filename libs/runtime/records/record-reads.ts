import { CommonProblems, Problem } from '#kernel';
import { Scopes } from '../context/scope.js';
import type { TotalsOfKind } from '../database/known-totals.js';
import type { TenantDb } from '../database/tenant-db.js';
import { CustomColumn } from './custom/custom-column.js';
import { placeOf } from './custom/custom-sql.js';
import type { FieldInfo } from './field.js';
import type { ListQuery, Page } from './list-query.js';
import { matchesStatement, namingFields } from './matches-statement.js';
import { columnList, orderBy, pageStatement, readPage } from './page-statement.js';
import { addReach } from './reach.js';
import type { RecordEntity } from './record-entity.js';
import { RecordLookups } from './record-lookups.js';
import type { RecordAction, RecordType } from './record-type.js';
import { Conditions } from './statement-conditions.js';

const everything = { filters: [], search: [] };

/** The statements that read one kind of record: lists and single ones, limited to what the actor's right reaches. */
export class RecordReads<Entity extends RecordEntity> extends RecordLookups<Entity> {
  private readonly names: readonly string[];
  protected readonly table: string;
  /** What a module's own statement reads of whole records, whose rows then go through `custom.shown`. */
  protected readonly columns: string;
  protected readonly custom: CustomColumn;

  constructor(db: TenantDb, type: RecordType<Entity>) {
    super(db, type);
    this.table = `"${type.table}"`;
    const custom = type.customFields ? ['custom'] : [];
    this.names = ['id', ...type.fields.map(({ name }) => name), ...custom];
    this.columns = columnList(type);
    this.custom = new CustomColumn(db, type as unknown as RecordType);
  }

  /** One page of the records that the actor may read. */
  async list(query: ListQuery, action: RecordAction = 'read'): Promise<Page<Entity>> {
    const conditions = this.conditionsOf(query, action);
    const where = conditions.toString();
    const { page, perPage } = query;
    const totals = this.totalsOf(where);
    const list = totals ? JSON.stringify([where, conditions.values]) : '';
    const known = totals?.of(list);
    const statement = pageStatement(
      { columns: this.columns, table: this.table },
      where,
      query,
      known === undefined,
    );
    const rows = await this.db.unit.table(statement, conditions.values);
    const { items, total = known } = readPage<Entity>(this.names, rows);
    await this.custom.shown(items);
    if (known === undefined && total !== undefined) totals?.remember(list, total);
    return { items, total: total ?? (await this.countPast(page, where, conditions)), page, perPage };
  }

  /** Where this list's total may be remembered: not while this unit writes, nor what follows from other tables too. */
  private totalsOf(where: string): TotalsOfKind | undefined {
    const follows = where.includes('SELECT');
    return this.db.unit.options.mode === 'read' && !follows
      ? this.db.totals.ofKind(this.type.name)
      : undefined;
  }

  private async countPast(page: number, where: string, { values }: Conditions): Promise<number> {
    if (page === 1) return 0;
    const [row] = await this.db.query<{ total: number }>(
      `SELECT count(*) AS total FROM ${this.table}${where}`,
      values,
    );
    return row?.total ?? 0;
  }

  /** The first that match some words, as a part of a statement; `values` as in `readableIds`. @see matchesStatement */
  matches(place: number, query: ListQuery, width: number, values: unknown[]): string {
    const where = this.conditionsOf(query, 'read', values).toString();
    return matchesStatement(this.type as unknown as RecordType, place, where, query, width);
  }

  /** Every record of a list, in batches, within one snapshot: for exports. */
  async *each(query: ListQuery, action: RecordAction, batch = 500): AsyncGenerator<Entity> {
    const conditions = this.conditionsOf(query, action);
    await this.db.query(
      `DECLARE exported NO SCROLL CURSOR FOR SELECT ${this.columns} FROM ${this.table}${conditions}${orderBy(query)}`,
      conditions.values,
    );
    for (;;) {
      const rows = await this.db.query<Entity>(`FETCH ${batch} FROM exported`);
      yield* await this.custom.shown(rows);
      if (rows.length < batch) break;
    }
    await this.db.query('CLOSE exported');
  }

  /**
   * @throws Problem NOT_FOUND for an unknown id, one of another instance and one that the actor may not read, alike;
   *   FORBIDDEN for another action on one that they may read.
   */
  async get(id: string, action: RecordAction = 'read', lock = false): Promise<Entity> {
    const conditions = new Conditions();
    conditions.add(`"id" = ${conditions.bind(id)}`);
    addReach(conditions, this.type, action);
    const [row] = await this.db.query<Entity>(
      `SELECT ${this.columns} FROM ${this.table}${conditions}${lock ? ' FOR NO KEY UPDATE' : ''}`,
      conditions.values,
    );
    if (row) return (await this.custom.shown([row]))[0] as Entity;
    // Whoever may read it learns that they may not do this; to the others it is unknown.
    if (action !== 'read') await this.get(id, 'read');
    throw new Problem(action === 'read' ? CommonProblems.NOT_FOUND : CommonProblems.FORBIDDEN);
  }

  /** The records of some ids that the actor may read, in no order. */
  async getMany(ids: readonly string[]): Promise<Entity[]> {
    const conditions = new Conditions();
    conditions.add(`"id" = ANY(${conditions.bind(ids)}::uuid[])`);
    addReach(conditions, this.type, 'read');
    const statement = `SELECT ${this.columns} FROM ${this.table}${conditions}`;
    return this.custom.shown(await this.db.query<Entity>(statement, conditions.values));
  }

  /** What some records are called, of those that the actor may read, in no order: for `titleOf` and `subtitleOf`. */
  async namesOf(ids: readonly string[]): Promise<RecordEntity[]> {
    const conditions = new Conditions();
    conditions.add(`"id" = ANY(${conditions.bind(ids)}::uuid[])`);
    addReach(conditions, this.type, 'read');
    const names = namingFields(this.type as unknown as RecordType).map(
      (name) => `"${this.type.field(name).column}" AS "${name}"`,
    );
    return this.db.query<RecordEntity>(
      `SELECT ${['"id"', ...names].join(', ')} FROM ${this.table}${conditions}`,
      conditions.values,
    );
  }

  /** The ids that the actor may read, as a subquery of another statement, to whose `values` its own are added. */
  readableIds(values: unknown[], asked: Pick<ListQuery, 'filters' | 'search'> = everything): string {
    const conditions = this.conditionsOf(asked, 'read', values);
    return `(SELECT "id" FROM ${this.table}${conditions})`;
  }

  /** Whether the actor may read a record, as a condition on an expression for its id; `values` as in `readableIds`. */
  isReadable(id: string, values: unknown[]): string {
    const all = Scopes.actor().reachOf(this.type.permission('read')) === 'all';
    return all && !this.type.visibility ? 'true' : `${id} IN ${this.readableIds(values)}`;
  }

  /** What a list asks for, as a condition on rows of the table; `values` as in `readableIds`. */
  isAskedFor(query: Pick<ListQuery, 'filters' | 'search'>, values: unknown[]): string {
    const conditions = new Conditions(values);
    this.addAsked(conditions, query);
    return conditions.expression;
  }

  /** The records whose field has one of these values: for imports and duplicate checks, over all records. */
  async findByValues(field: FieldInfo, values: readonly unknown[]): Promise<Entity[]> {
    const rows = await this.db.query<Entity>(
      `SELECT ${this.columns} FROM ${this.table} WHERE ${placeOf(field)} = ANY($1)`,
      [values],
    );
    return this.custom.shown(rows);
  }

  /** What a list asks for, within what the actor's right reaches: for statements of a module's own. */
  protected conditionsOf(
    query: Pick<ListQuery, 'filters' | 'search'>,
    action: RecordAction,
    values: unknown[] = [],
  ): Conditions {
    const conditions = new Conditions(values);
    addReach(conditions, this.type, action);
    this.addAsked(conditions, query);
    return conditions;
  }

  protected addAsked(conditions: Conditions, query: Pick<ListQuery, 'filters' | 'search'>): void {
    for (const filter of query.filters) conditions.addFilter(filter);
    for (const term of query.search) {
      const pattern = conditions.bind(`%${term.replace(/[\\%_]/g, '\\$&')}%`);
      conditions.add(`"search_text" LIKE b2o.fold(${pattern})`);
    }
  }
}
