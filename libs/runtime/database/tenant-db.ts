import { Injectable } from '@nestjs/common';
import type { EntityTarget, ObjectLiteral, Repository } from 'typeorm';
import { MissingScopeError, Scopes } from '../context/scope.js';
import { KnownTotals } from './known-totals.js';
import type { Unit } from './unit.js';
import { UnitOfWork } from './unit-of-work.js';

/** The database as repositories see it: the unit of work in hand, resolved at each call, never kept. */
@Injectable()
export class TenantDb {
  constructor(
    readonly totals: KnownTotals,
    private readonly units: UnitOfWork,
  ) {}

  /** @throws MissingScopeError outside a unit of work. */
  get unit(): Unit {
    const { unit } = Scopes.current();
    if (!unit) throw new MissingScopeError('no unit of work is open');
    return unit;
  }

  query<Row extends object = Record<string, unknown>>(
    sql: string,
    parameters: readonly unknown[] = [],
  ): Promise<Row[]> {
    return this.unit.query<Row>(sql, parameters);
  }

  execute<Row extends object = Record<string, unknown>>(
    sql: string,
    parameters: readonly unknown[] = [],
  ): Promise<{ rows: Row[]; count: number }> {
    return this.unit.execute<Row>(sql, parameters);
  }

  /**
   * Runs a reading statement in a unit of its own beside the one in hand: for what the process remembers of an instance.
   * It sees what was committed, not what the unit in hand has written.
   * @throws Problem where a lock keeps it waiting for a second: the unit in hand may be who holds up that lock's holder.
   */
  lookUp<Row extends object>(sql: string): Promise<Row[]> {
    return this.units.run({ mode: 'read', lane: 'lookups' }, async () => {
      await this.query("SET LOCAL lock_timeout = '1s'");
      return this.query<Row>(sql);
    });
  }

  repo<Entity extends ObjectLiteral>(entity: EntityTarget<Entity>): Repository<Entity> {
    return this.unit.repository(entity);
  }
}
