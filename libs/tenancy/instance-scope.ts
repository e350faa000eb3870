import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { type Actor, Scopes } from '#runtime';
import { type InstanceRow, refOf } from './registry/instance-registry.js';

/** Runs work that no request carries (a job, a command) in the scope of one instance. */
@Injectable()
export class InstanceScope {
  run<T>(row: InstanceRow, actor: Actor, work: () => Promise<T>): Promise<T> {
    const outer = Scopes.find();
    return Scopes.run(
      {
        correlationId: outer?.correlationId ?? newId(),
        language: outer?.language ?? 'fr',
        instance: refOf(row),
        address: undefined,
        actor,
        unit: undefined,
        lane: 'chores',
      },
      work,
    );
  }
}
