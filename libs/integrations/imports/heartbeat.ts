import type { UnitOfWork } from '#runtime';

const everyMs = 10_000;

/** Says every ten seconds that long work is alive, in a short unit of its own. */
export class Heartbeat {
  private readonly timer: NodeJS.Timeout;

  constructor(units: UnitOfWork, touch: () => Promise<void>) {
    this.timer = setInterval(() => {
      // A beat that fails is no harm: the next one follows, and the work itself meets a database that is down.
      units.run({ mode: 'write' }, touch).catch(() => undefined);
    }, everyMs);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
