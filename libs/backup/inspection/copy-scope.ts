import { Injectable } from '@nestjs/common';
import { Scopes, UnitOfWork } from '#runtime';
import type { OpenInspection } from './inspections.repository.js';

/**
 * Work that reads an open inspection as if it were the live data: the same services, the same rights of the same person,
 * the same role of the database; only the schema is another one, in a transaction that can write nothing.
 */
@Injectable()
export class CopyScope {
  constructor(private readonly units: UnitOfWork) {}

  read<T>({ schema }: Pick<OpenInspection, 'schema'>, vault: boolean, work: () => Promise<T>): Promise<T> {
    const instance = { ...Scopes.instance(), schema };
    // What is remembered by the live access stamp is not of this schema.
    return Scopes.with({ instance, accessStamp: undefined }, () =>
      this.units.run({ mode: 'read', vault }, work),
    );
  }
}
