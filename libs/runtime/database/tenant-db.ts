import { Injectable } from '@nestjs/common';
import type { EntityTarget, ObjectLiteral, Repository } from 'typeorm';
import { MissingScopeError, Scopes } from '../context/scope.js';
import { KnownTotals } from './known-totals.js';
import type { Unit } from './unit.js';

/** The database as repositories see it: the unit of work in hand, resolved at each call, never kept. */
@Injectable()
export class TenantDb {
  constructor(readonly totals: KnownTotals) {}

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

  repo<Entity extends ObjectLiteral>(entity: EntityTarget<Entity>): Repository<Entity> {
    return this.unit.repository(entity);
  }
}
