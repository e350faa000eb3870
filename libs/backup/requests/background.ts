import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { AppLogger } from '#runtime';

/**
 * Work on copies that takes minutes, one after the other in each queue: neither an answer nor the other jobs wait for it.
 * What a dead process leaves undone is found at the next start, as after a command that was killed.
 */
@Injectable()
export class BackupBackground implements BeforeApplicationShutdown {
  private readonly tails = new Map<string, Promise<void>>();
  private stopping = false;

  constructor(private readonly logger: AppLogger) {}

  /** Has work done later, in the scope in hand. */
  add(what: string, work: () => Promise<unknown>, queue = 'copies'): void {
    const tail = (this.tails.get(queue) ?? Promise.resolve()).then(async () => {
      if (this.stopping) return;
      try {
        await work();
      } catch (error) {
        this.logger.error(`${what} failed`, error);
      }
    });
    this.tails.set(queue, tail);
  }

  /** Resolves when what was added so far is done, in one queue or in all. */
  async idle(queue?: string): Promise<void> {
    await Promise.all(queue === undefined ? this.tails.values() : [this.tails.get(queue)]);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.idle();
  }
}
