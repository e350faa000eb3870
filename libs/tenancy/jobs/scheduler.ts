import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { type ScheduledTask, schedule } from 'node-cron';
import { AppLogger, newScope, Scopes, systemActor } from '#runtime';
import { InstanceScope } from '../instance-scope.js';
import { InstanceRegistry } from '../registry/instance-registry.js';

interface Chore {
  readonly name: string;
  /** In every instance, or once for the platform. */
  readonly everywhere: boolean;
  /** Minute of the hour at which it runs. */
  readonly minute: number;
  readonly work: () => Promise<unknown>;
}

/**
 * Runs what has to happen regularly in every instance. node-cron only ticks, each minute and without a time zone; a
 * chore runs in the scope of one instance after another and must bear that another server process does the same.
 */
@Injectable()
export class Scheduler implements BeforeApplicationShutdown {
  private readonly chores: Chore[] = [];
  private readonly beats: Omit<Chore, 'everywhere' | 'minute'>[] = [];
  private readonly running = new Map<string, Promise<void>>();
  private tickers: ScheduledTask[] = [];
  private stopping = false;

  constructor(
    private readonly registry: InstanceRegistry,
    private readonly scope: InstanceScope,
    private readonly logger: AppLogger,
  ) {}

  /** Registers a chore that runs once an hour in every active instance. */
  hourly(name: string, minute: number, work: () => Promise<unknown>): void {
    this.chores.push({ name, everywhere: true, minute, work });
  }

  /** Registers a chore of the platform that runs once an hour, outside any instance. */
  hourlyOnPlatform(name: string, minute: number, work: () => Promise<unknown>): void {
    this.chores.push({ name, everywhere: false, minute, work });
  }

  /** Registers a chore of the platform that looks every half minute whether there is something to do. */
  often(name: string, work: () => Promise<unknown>): void {
    this.beats.push({ name, work });
  }

  start(): void {
    this.tickers = [
      schedule('* * * * *', () => this.tick(new Date())),
      schedule('*/30 * * * * *', () => this.beat()),
    ];
  }

  /** Starts what happens every half minute; what still runs from the last time is left alone. */
  beat(): void {
    for (const { name, work } of this.beats) {
      if (this.running.has(name) || this.stopping) continue;
      const run = this.runOnce({ name, work }).finally(() => this.running.delete(name));
      this.running.set(name, run);
    }
  }

  /** Starts the chores of this minute; one that still runs from its last time is left alone. */
  tick(now: Date): void {
    for (const chore of this.chores) {
      if (chore.minute !== now.getUTCMinutes() || this.running.has(chore.name)) continue;
      const start = chore.everywhere ? this.runEverywhere(chore) : this.runOnce(chore);
      const run = start.finally(() => this.running.delete(chore.name));
      this.running.set(chore.name, run);
    }
  }

  /** Resolves when nothing runs any more. */
  async idle(): Promise<void> {
    await Promise.all(this.running.values());
  }

  private async runEverywhere({ name, work }: Chore): Promise<void> {
    for (const row of await this.registry.list()) {
      if (this.stopping) return;
      if (row.state !== 'active') continue;
      try {
        await this.scope.run(row, systemActor(name), work);
      } catch (error) {
        // One instance in trouble must not keep the others from their chore.
        this.logger.error(`${name} failed in instance ${row.id}`, error);
      }
    }
  }

  private async runOnce({ name, work }: Pick<Chore, 'name' | 'work'>): Promise<void> {
    try {
      await Scopes.run(newScope({ actor: systemActor(name) }), work);
    } catch (error) {
      this.logger.error(`${name} failed`, error);
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await Promise.all(this.tickers.map((ticker) => ticker.destroy()));
    await this.idle();
  }
}
