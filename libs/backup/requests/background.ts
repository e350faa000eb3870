import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { AppLogger } from '#runtime';

/**
 * Work on copies that takes minutes, one after the other: neither an answer nor the other jobs wait for it. What a dead
 * process leaves undone is found at the next start, as after a command that was killed.
 */
@Injectable()
export class BackupBackground implements BeforeApplicationShutdown {
  private tail: Promise<void> = Promise.resolve();
  private stopping = false;

  constructor(private readonly logger: AppLogger) {}

  /** Has work done later, in the scope in hand. */
  add(what: string, work: () => Promise<unknown>): void {
    this.tail = this.tail.then(async () => {
      if (this.stopping) return;
      try {
        await work();
      } catch (error) {
        this.logger.error(`${what} failed`, error);
      }
    });
  }

  idle(): Promise<void> {
    return this.tail;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.idle();
  }
}
