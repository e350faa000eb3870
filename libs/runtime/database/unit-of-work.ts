import { Injectable } from '@nestjs/common';
import { CommonProblems, Problem } from '#kernel';
import { MissingScopeError, Scopes } from '../context/scope.js';
import { AppLogger } from '../logging/logger.js';
import { translateDatabaseError } from './database-errors.js';
import { Databases } from './databases.js';
import type { pg } from './driver.js';
import { quoteIdentifier } from './identifiers.js';
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
    const unit = await this.open({ mode }, 'platform', this.databases.roles.platform);
    try {
      const result = await work(unit);
      await this.commit(unit);
      return result;
    } catch (error) {
      await this.rollback(unit);
      throw error;
    }
  }

  /** Opens a unit that the caller closes with `commit` or `rollback`; for the HTTP layer. */
  async begin(options: UnitOptions): Promise<Unit> {
    const { schema, role, vaultRole } = Scopes.instance();
    if (options.vault && !vaultRole) throw new MissingScopeError('this instance has no HR vault');
    const { actor, batchId } = Scopes.current();
    const unit = await this.open(options, schema, options.vault ? (vaultRole as string) : role);
    if (options.mode === 'write' && actor) await this.tellJournal(unit, actor.userId, batchId);
    return unit;
  }

  /** Tells the change journal who writes. Called by `begin`, or as soon as the actor is known. */
  async tellJournal(unit: Unit, userId: string | undefined, batchId?: string): Promise<void> {
    if (!userId && !batchId) return;
    await unit.query("SELECT set_config('app.actor', $1, true), set_config('app.batch', $2, true)", [
      userId ?? '',
      batchId ?? '',
    ]);
  }

  async commit(unit: Unit): Promise<void> {
    try {
      await unit.query('COMMIT');
    } catch (error) {
      // A deferred constraint may refuse here; PostgreSQL has then rolled back by itself.
      this.databases.pool.giveBack(unit.connection as pg.PoolClient, true);
      throw translateDatabaseError(error);
    }
    this.databases.pool.giveBack(unit.connection as pg.PoolClient, false);
    for (const work of unit.takeAfterCommitWork()) {
      try {
        await work();
      } catch (error) {
        this.logger.error('work after a commit failed', error);
      }
    }
  }

  async rollback(unit: Unit): Promise<void> {
    const client = unit.connection as pg.PoolClient;
    try {
      await client.query('ROLLBACK');
      this.databases.pool.giveBack(client, false);
    } catch {
      // Lending this connection again would let the next borrower act inside the open transaction.
      this.databases.pool.giveBack(client, true);
    }
  }

  private async open(options: UnitOptions, schema: string, role: string): Promise<Unit> {
    let client: pg.PoolClient;
    try {
      client = await this.databases.pool.take(schema);
    } catch (cause) {
      throw new Problem(CommonProblems.UNAVAILABLE, { cause });
    }
    try {
      await client.query(
        `BEGIN ${options.mode === 'read' ? 'READ ONLY' : 'READ WRITE'}; SET LOCAL ROLE ${quoteIdentifier(role)}; ` +
          `SET LOCAL search_path TO ${quoteIdentifier(schema)}`,
      );
    } catch (cause) {
      this.databases.pool.giveBack(client, true);
      throw translateDatabaseError(cause);
    }
    return new Unit(options, schema, client, (connection) => this.databases.managerFor(connection));
  }
}
