import type { EntityManager, EntityTarget, ObjectLiteral, Repository } from 'typeorm';
import { type pg, send } from './driver.js';
import type { Lane } from './lanes.js';
import { UnitChanges } from './unit-changes.js';

export interface UnitOptions {
  /** `read` units are READ ONLY: PostgreSQL refuses a write. */
  mode: 'read' | 'write';
  /** Run with the role that reaches the HR vault. */
  vault?: boolean;
  /** Which connections do it; those of the scope when absent. */
  lane?: Lane;
}

/** One short transaction, bound to one instance's role and schema. Made by UnitOfWork only. */
export class Unit {
  /** Records written so far; told to the others after the commit. */
  readonly changes = new UnitChanges();
  private readonly afterCommitWork: (() => void | Promise<void>)[] = [];
  private manager: EntityManager | undefined;
  private savepoints = 0;
  private busy = false;

  constructor(
    readonly options: Readonly<UnitOptions>,
    readonly schema: string,
    private readonly client: pg.ClientBase,
    private readonly makeManager: (client: pg.ClientBase) => EntityManager,
  ) {}

  /** Runs one statement with bound parameters. @throws the driver's DatabaseError. */
  async query<Row extends object = Record<string, unknown>>(
    sql: string,
    parameters: readonly unknown[] = [],
  ): Promise<Row[]> {
    return (await this.execute<Row>(sql, parameters)).rows;
  }

  /** Like `query`, for statements whose number of touched rows matters. */
  async execute<Row extends object = Record<string, unknown>>(
    sql: string,
    parameters: readonly unknown[] = [],
  ): Promise<{ rows: Row[]; count: number }> {
    const result = await this.alone(() =>
      send<pg.QueryResult<Row & pg.QueryResultRow>>(this.client, sql, parameters),
    );
    return { rows: result.rows, count: result.rowCount ?? 0 };
  }

  /** Like `query`, with each row as the list of its values in the order of the columns. */
  async table(text: string, parameters: readonly unknown[] = []): Promise<unknown[][]> {
    return (await this.alone(() => send<{ rows: unknown[][] }>(this.client, text, parameters, 'array'))).rows;
  }

  /** The driver queues a second statement silently and pg 9 will refuse it; a unit is one line of work. */
  private async alone<T>(statement: () => Promise<T>): Promise<T> {
    if (this.busy) throw new Error('two statements at once in one unit of work');
    this.busy = true;
    try {
      return await statement();
    } finally {
      this.busy = false;
    }
  }

  /** TypeORM's repository of an entity, within this transaction. */
  repository<Entity extends ObjectLiteral>(entity: EntityTarget<Entity>): Repository<Entity> {
    this.manager ??= this.makeManager(this.client);
    return this.manager.getRepository(entity);
  }

  /** Runs work that may fail on its own: its failure undoes its writes and leaves the unit usable. */
  async savepoint<T>(work: () => Promise<T>): Promise<T> {
    this.savepoints += 1;
    const name = `s${this.savepoints}`;
    const changes = this.changes.mark();
    const afterCommit = this.afterCommitWork.length;
    await this.query(`SAVEPOINT ${name}`);
    try {
      const result = await work();
      await this.query(`RELEASE SAVEPOINT ${name}`);
      return result;
    } catch (error) {
      await this.query(`ROLLBACK TO SAVEPOINT ${name}`);
      this.changes.backTo(changes);
      this.afterCommitWork.length = afterCommit;
      throw error;
    }
  }

  /** Registers work for after the commit; a rollback forgets it. */
  afterCommit(work: () => void | Promise<void>): void {
    this.afterCommitWork.push(work);
  }

  /** For UnitOfWork: what to do now that the commit is certain. */
  takeAfterCommitWork(): (() => void | Promise<void>)[] {
    return this.afterCommitWork.splice(0);
  }

  /** For those who copy whole tables: the driver's client, inside this transaction. */
  get connection(): pg.ClientBase {
    return this.client;
  }
}
