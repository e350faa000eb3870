import { type BeforeApplicationShutdown, Injectable, type OnModuleInit } from '@nestjs/common';
import { idleLimitHours, SessionReader, type UserActor } from '#identity';
import { Problem } from '#kernel';
import { AppLogger, Clock, type InstanceRef, newScope, Scopes, UnitOfWork } from '#runtime';
import { InstanceRegistry, Migrator, TenancyProblems } from '#tenancy';
import { rightsOf } from '../rights/reading-rights.js';
import { type LiveReader, LiveStreams } from './live-streams.js';

/** How soon a stream closes after what allowed it has ended, in milliseconds. */
export const watchEveryMs = 2_000;
/** A stream that could not be confirmed for so long is closed: when in doubt, nothing is told. */
const mostUnconfirmedMs = 15_000;

/**
 * Closes the streams of those who may not read any more: a request asks at its beginning, but a stream lasts. One
 * question for each instance with streams reads the access stamp; only when it moved are the sessions asked for.
 */
@Injectable()
export class LiveWatch implements OnModuleInit, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly streams: LiveStreams,
    private readonly sessions: SessionReader,
    private readonly registry: InstanceRegistry,
    private readonly migrator: Migrator,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
    private readonly logger: AppLogger,
  ) {}

  onModuleInit(): void {
    this.later();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.round;
  }

  /** Looks at every stream once. */
  async look(): Promise<void> {
    // One instance after the other: watching must not keep connections from requests.
    for (const [, readers] of this.streams.all()) {
      const [first] = readers;
      if (this.stopped || !first) continue;
      try {
        await this.lookAt(first.instance.slug, readers);
      } catch (error) {
        this.fail(readers, error);
      }
    }
  }

  private async lookAt(slug: string, readers: readonly LiveReader[]): Promise<void> {
    const instance = await this.registry.resolve(slug, this.migrator.latest);
    await Scopes.run(newScope({ instance }), async () => {
      const stamp = await this.units.run({ mode: 'read' }, () => this.sessions.stamp());
      for (const reader of readers) await this.confirm(reader, instance, stamp);
    });
  }

  private async confirm(reader: LiveReader, instance: InstanceRef, stamp: number | undefined): Promise<void> {
    const stands = reader.stamp === stamp && stamp !== undefined && !this.isOver(reader.actor);
    const actor = stands
      ? reader.actor
      : await this.sessions.again({ headers: reader.cookie === undefined ? {} : { cookie: reader.cookie } });
    if (!actor) this.streams.end(reader, 'session-ended');
    else if (reader.rights !== rightsOf({ actor, instance })) this.streams.end(reader, 'rights-changed');
    else this.streams.confirm(reader, { actor, instance, stamp });
  }

  /** A session that ends by itself moves no stamp. */
  private isOver({ facts }: UserActor): boolean {
    const now = this.clock.now().getTime();
    const idle = now - facts.lastSeenAt.getTime();
    return now >= (facts.expiresAt?.getTime() ?? now) || idle >= idleLimitHours * 3_600_000;
  }

  private fail(readers: readonly LiveReader[], error: unknown): void {
    const closed =
      error instanceof Problem &&
      (error.kind === TenancyProblems.INSTANCE_UNKNOWN ||
        error.kind === TenancyProblems.INSTANCE_UNAVAILABLE);
    const limit = this.clock.now().getTime() - mostUnconfirmedMs;
    if (!closed) this.logger.warn('open streams could not be confirmed', error);
    for (const reader of readers) {
      if (closed) this.streams.end(reader, 'instance-closed');
      else if (reader.confirmedAt < limit) this.streams.end(reader, 'unconfirmed');
    }
  }

  private later(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.round = this.look().finally(() => this.later());
    }, watchEveryMs).unref();
  }
}
