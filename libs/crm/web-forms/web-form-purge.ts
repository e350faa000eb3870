import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, Scopes, UnitOfWork } from '#runtime';
import { Scheduler } from '#tenancy';
import { SubmissionsRepository } from './submissions.repository.js';

const keptForMs = 30 * 86_400_000;

/** Forgets network addresses and browsers of what came in, and what was unwanted, after thirty days. */
@Injectable()
export class WebFormPurge implements OnModuleInit {
  constructor(
    private readonly scheduler: Scheduler,
    private readonly units: UnitOfWork,
    private readonly submissions: SubmissionsRepository,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.scheduler.hourly('old traces of web forms', 53, async () => {
      if (Scopes.instance().kind === 'company') await this.run();
    });
  }

  /** Runs in the scope of one instance. @returns the number of submissions concerned */
  run(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - keptForMs);
    return this.units.run(
      { mode: 'write' },
      async () => (await this.submissions.removeSpam(before)) + (await this.submissions.forgetTraces(before)),
    );
  }
}
