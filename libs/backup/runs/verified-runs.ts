import { Injectable } from '@nestjs/common';
import { AppLogger } from '#runtime';

/** A run that may be called a copy now: every byte of it was read back. */
export interface VerifiedRun {
  readonly runId: string;
  readonly instanceId: string;
  readonly manifestSha256: string;
}

/** Where every run passes that becomes a copy, whoever wanted it: at noon, by hand, around restores and migrations. */
@Injectable()
export class VerifiedRuns {
  private readonly listeners: ((run: VerifiedRun) => void)[] = [];

  constructor(private readonly logger: AppLogger) {}

  /** @param listener has its work done later: the instance is locked while it is told. */
  on(listener: (run: VerifiedRun) => void): void {
    this.listeners.push(listener);
  }

  /** Whatever comes of it, the copy stands. */
  tell(run: VerifiedRun): void {
    for (const listener of this.listeners) {
      try {
        listener(run);
      } catch (error) {
        this.logger.error('nobody was told of a copy', error);
      }
    }
  }
}
