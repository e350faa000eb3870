import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, Scopes, UnitOfWork } from '#runtime';
import { Scheduler } from '#tenancy';
import { MergeChangesRepository } from './merge-changes.repository.js';
import { undoableForMs } from './merge-undo.rules.js';

/** Forgets what a merge had changed once it can be undone no more: nothing personal is kept for no purpose. */
@Injectable()
export class MergePurge implements OnModuleInit {
  constructor(
    private readonly scheduler: Scheduler,
    private readonly units: UnitOfWork,
    private readonly changes: MergeChangesRepository,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.scheduler.hourly('old merges', 37, async () => {
      if (Scopes.instance().kind === 'company') await this.run();
    });
  }

  /** Runs in the scope of one instance. @returns the number of merges concerned */
  run(): Promise<number> {
    const moment = new Date(this.clock.now().getTime() - undoableForMs);
    return this.units.run({ mode: 'write' }, () => this.changes.forgetBefore(moment));
  }
}
