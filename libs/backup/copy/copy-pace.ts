import { Transform } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { AppConfig, PeopleAtWork } from '#runtime';

/** Attachments are neither made by the database nor compressed. */
export const attachmentShare = 0.2;

/**
 * How fast the server copies beside people's work. At full speed a copy takes a core of the database and most of the
 * server's own, and a list that answers in 10 ms takes 50. One pace for all copies that the process takes at a time, and
 * only as long as people ask for something; `b2o backup run` is nobody's server, and knows none.
 */
@Injectable()
export class CopyPace {
  private readonly bytesPerMs: number;
  /** When the next chunk may pass, on the clock of `performance`. */
  private free = 0;

  constructor(
    config: AppConfig,
    private readonly people: PeopleAtWork,
  ) {
    this.bytesPerMs = (config.backupMbPerSecond * 1_000_000) / 1_000;
  }

  /** Whether anybody waits for this server's answers at this moment. */
  get leavesRoom(): boolean {
    return this.people.areThere;
  }

  /**
   * A stage for what a copy holds, on its way in or out.
   * @param share what a byte of it costs of what one of a table's text does.
   */
  stage(share = 1): Transform {
    return new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        if (!this.leavesRoom) return done(null, chunk);
        const now = performance.now();
        this.free = Math.max(this.free, now) + (chunk.length * share) / this.bytesPerMs;
        const wait = this.free - now;
        // Shorter than a timer can be: small tables pass as they come, and what follows them waits.
        if (wait < 1) done(null, chunk);
        else setTimeout(done, wait, null, chunk);
      },
    });
  }
}
