import { Injectable } from '@nestjs/common';
import { CommonProblems, Problem } from '#kernel';
import { MissingScopeError, Scopes } from '../context/scope.js';
import { AppLogger } from '../logging/logger.js';
import { translateDatabaseError } from './database-errors.js';
import { Databases } from './databases.js';
import { type pg, send } from './driver.js';
import { quoteIdentifier, quoteLiteral } from './identifiers.js';
import { Signals } from './signals.js';
import { Unit, type UnitOptions } from './unit.js';

/**
 * Opens and closes units of work. A unit is one short transaction whose first batch takes the role and the schema of
 * the instance in scope with SET LOCAL: the login itself has no rights, so work that forgets its instance is refused
 * by PostgreSQL, and nothing outlives the transaction on a shared connection.
 */
@Injectable()
export class UnitOfWork {
  constructor(
    private readonly databases: Databases,
    private readonly logger: AppLogger,
    private readonly signals: Signals,
  ) {}

  /**
   * Runs work in a unit of its own for the instance in scope and commits it.
   * @throws MissingScopeError outside an instance; whatever the work throws, after the rollback.
   */
  async run<T>(options: UnitOptions, work: () => Promise<T>): Promise<T> {
    const scope = { ...Scopes.current(), unit: undefined };
    return Scopes.run(scope, async () => {
      const unit = await this.begin(options);
      Scopes.current().unit = unit;
      let result: T;
      try {
        result = await work();
      } catch (error) {
        await this.rollback(unit);
        throw translateDatabaseError(error);
      }
      await this.commit(unit);
      return result;
    });
  }

  /** Runs work in the unit in hand when it may write there, else in one of its own. */
  async join<T>(options: UnitOptions, work: () => Promise<T>): Promise<T> {
    const { unit } = Scopes.current();
    const fits = unit && (options.mode === 'read' || unit.options.mode === 'write');
    return fits && (!options.vault || unit.options.vault) ? work() : this.run(options, work);
  }

  /** Runs work with the platform's own role on the control plane: registry, runs, operators' data. */
  async onPlatform<T>(mode: UnitOptions['mode'], work: (unit: Unit) => Promise<T>): Promise<T> {
    const { unit } = await this.open({ mode }, 'platform', this.databases.roles.platform, []);
    let result: T;
    try {
      result = await work(unit);
    } catch (error) {
      await this.rollback(unit);
      throw error;
    }
    await this.commit(unit);
    return result;
  }

  /** Opens a unit that the caller closes with `commit` or `rollback`; for the HTTP layer. */
  async begin(options: UnitOptions): Promise<Unit> {
    return (await this.beginWith(options)).unit;
  }

  /**
   * Opens a unit and asks its first question in the same round trip: half of what a small request costs.
   * @param statement runs with the rights of the instance; as text, so whatever comes from outside is quoted by the caller.
   */
  async beginWith<Row extends object>(
    options: UnitOptions,
    statement?: string,
  ): Promise<{ unit: Unit; rows: Row[] }> {
    const { schema, role, vaultRole } = Scopes.instance();
    if (options.vault && !vaultRole) throw new MissingScopeError('this instance has no HR vault');
    const { actor, batchId } = Scopes.current();
    const first = statement ? [statement] : [];
    if (options.mode === 'write') {
      if (actor?.userId) first.unshift(`SET LOCAL app.actor = ${quoteLiteral(actor.userId)}`);
      if (actor && batchId) first.unshift(`SET LOCAL app.batch = ${quoteLiteral(batchId)}`);
    }
    return this.open<Row>(options, schema, options.vault ? (vaultRole as string) : role, first);
  }

  /** Tells the change journal who writes in a unit that began before its actor was known. */
  async tellJournal(unit: Unit, userId: string): Promise<void> {
    await unit.query("SELECT set_config('app.actor', $1, true)", [userId]);
  }

  async commit(unit: Unit): Promise<void> {
    if (unit.options.mode === 'read') return this.endReading(unit);
    let answer: string;
    try {
      answer = (await send(unit.connection, 'COMMIT')).command;
    } catch (error) {
      // A deferred constraint may refuse here; PostgreSQL has then rolled back by itself.
      this.giveBack(unit, true);
      throw translateDatabaseError(error);
    }
    this.giveBack(unit, false);
    // A statement failed and nobody minded: PostgreSQL rolls back and says so in passing.
    if (answer !== 'COMMIT')
      throw new Error('a failed statement was ignored: nothing of this unit was stored');
    const changes = unit.changes.all();
    if (changes.length > 0) this.signals.send('change', Scopes.instance().id, changes);
    for (const work of unit.takeAfterCommitWork()) {
      try {
        await work();
      } catch (error) {
        this.logger.error('work after a commit failed', error);
      }
    }
  }

  /** A unit that wrote nothing has nothing to learn from its end: nobody waits for it but the next borrower. */
  private endReading(unit: Unit): void {
    send(unit.connection, 'COMMIT').then(
      () => this.giveBack(unit, false),
      () => this.giveBack(unit, true),
    );
  }

  async rollback(unit: Unit): Promise<void> {
    try {
      await send(unit.connection, 'ROLLBACK');
      this.giveBack(unit, false);
    } catch {
      // Lending this connection again would let the next borrower act inside the open transaction.
      this.giveBack(unit, true);
    }
  }

  private giveBack({ options: { lane = 'requests' }, connection }: Unit, broken: boolean): void {
    this.databases.pools[lane].giveBack(connection as pg.PoolClient, broken);
  }

  private async open<Row extends object>(
    options: UnitOptions,
    schema: string,
    role: string,
    first: readonly string[],
  ): Promise<{ unit: Unit; rows: Row[] }> {
    const { lane = Scopes.find()?.lane ?? 'requests' } = options;
    let client: pg.PoolClient;
    try {
      client = await this.databases.pools[lane].take(schema);
    } catch (cause) {
      throw new Problem(CommonProblems.UNAVAILABLE, { cause });
    }
    const unit = new Unit({ ...options, lane }, schema, client, (connection) =>
      this.databases.managerFor(connection),
    );
    const batch = [
      `BEGIN ${options.mode === 'read' ? 'READ ONLY' : 'READ WRITE'}`,
      `SET LOCAL ROLE ${quoteIdentifier(role)}`,
      `SET LOCAL search_path TO ${quoteIdentifier(schema)}`,
      ...first,
    ];
    try {
      // Statements sent as one text run one after the other, each with the role and path set before it.
      const results = await send<pg.QueryResult[]>(client, batch.join('; '));
      return { unit, rows: (results.at(-1)?.rows ?? []) as Row[] };
    } catch (cause) {
      await this.rollback(unit);
      throw translateDatabaseError(cause);
    }
  }
}
