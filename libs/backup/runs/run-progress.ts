import { Injectable } from '@nestjs/common';
import { AppLogger, Databases } from '#runtime';
import type { Progress } from '../copy/table-files.js';

/** How often the catalogue is told, in milliseconds. */
const every = 1_000;

/** Tells the catalogue how far a run is, so that those who wait for it see it move. */
@Injectable()
export class RunProgress {
  constructor(
    private readonly databases: Databases,
    private readonly logger: AppLogger,
  ) {}

  /** What a run calls; `also` is called each time. The copy never waits for it. */
  of(runId: string, also?: Progress): Progress {
    let toldAt = performance.now();
    let telling = false;
    let told = false;
    return (done, total, table, bytes) => {
      also?.(done, total, table, bytes);
      const now = performance.now();
      // What takes no second is over before anybody has seen it move; what has moved arrives.
      const due = now - toldAt >= every || (told && done === total);
      if (telling || !due) return;
      toldAt = now;
      told = true;
      telling = true;
      this.tell(runId, done, total, bytes)
        .catch((error: unknown) => this.logger.warn('the progress of a copy cannot be noted', error))
        .finally(() => {
          telling = false;
        });
    };
  }

  private async tell(runId: string, done: number, total: number, bytes: number): Promise<void> {
    await this.databases.asOwner('backup progress', (client) =>
      client.query(
        `UPDATE platform.backup_run SET tables_done = $2, tables_total = $3, bytes_done = $4,
           progress_at = clock_timestamp() WHERE id = $1 AND state IN ('running', 'written')`,
        [runId, done, total, bytes],
      ),
    );
  }
}
