import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { AppLogger } from '../logging/logger.js';
import { Databases } from './databases.js';
import { SignalListener, signalChannel } from './signal-listener.js';
import { lostNews, type Message, pack, unpack } from './signal-messages.js';

export type SignalHandler = (instanceId: string, data: unknown) => void;

/** How long signals wait for others, so that many of them make one statement, in milliseconds. */
const gatherFor = 25;
/** Signals that may wait for a database that does not answer. */
const mostWaiting = 5_000;

/**
 * Tells this process at once, and the other processes of the platform a moment later, that something happened in an
 * instance. Nothing is kept: whoever does not listen has missed it. See docs/adr/0010.
 */
@Injectable()
export class Signals implements BeforeApplicationShutdown {
  private readonly self = newId();
  private readonly handlers = new Map<string, SignalHandler[]>();
  private readonly gapHandlers: (() => void)[] = [];
  private readonly listener: SignalListener;
  private waiting: Message[] = [];
  private timer: NodeJS.Timeout | undefined;
  private sending: Promise<void> | undefined;
  private lost = false;

  constructor(
    private readonly databases: Databases,
    private readonly logger: AppLogger,
  ) {
    this.listener = new SignalListener(databases, logger, {
      heard: (payload) => this.heard(payload),
      missed: () => this.missed(),
    });
  }

  on(topic: string, handler: SignalHandler): void {
    this.handlers.set(topic, [...(this.handlers.get(topic) ?? []), handler]);
  }

  /** Called when signals of other processes may have been missed. */
  onGap(handler: () => void): void {
    this.gapHandlers.push(handler);
  }

  /**
   * Sends a signal; call it after the commit. Never throws and never waits.
   * @param data ids and words of ours, never what people typed: any login of the database may listen.
   */
  send(topic: string, instanceId: string, data: unknown): void {
    this.deliver(topic, instanceId, data);
    if (this.waiting.length < mostWaiting) this.waiting.push({ topic, instanceId, data });
    else this.lost = true;
    this.timer ??= setTimeout(() => this.relay(), gatherFor).unref();
  }

  /** Begins to hear the other processes: for whoever has somebody to tell. */
  listen(): void {
    this.listener.start();
  }

  /** Resolves when what was sent so far has left this process. */
  async flushed(): Promise<void> {
    while (this.timer || this.sending) {
      if (this.timer) this.relay();
      await this.sending;
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.flushed();
    await this.listener.stop();
  }

  private relay(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    // One statement at a time; what comes meanwhile goes with the next.
    if (this.sending) return;
    const messages = this.waiting;
    const payloads = pack(this.self, messages, this.lost);
    this.waiting = [];
    this.lost = false;
    this.sending = this.notify(payloads)
      .catch((error: unknown) => {
        this.lost = true;
        this.logger.warn('other processes could not be told of changes', error);
      })
      .finally(() => {
        this.sending = undefined;
        if (this.waiting.length > 0) this.timer ??= setTimeout(() => this.relay(), gatherFor).unref();
      });
  }

  /** Nothing is stored, so nothing needs to reach the disk before the answer. */
  private async notify(payloads: readonly string[]): Promise<void> {
    await this.databases.pools.requests.pool.query(
      `WITH quick AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))
       SELECT pg_notify($1, payload) FROM quick, unnest($2::text[]) AS payload`,
      [signalChannel, payloads],
    );
  }

  private heard(payload: string): void {
    const { from, messages } = unpack(payload);
    if (from === this.self) return;
    if (messages === lostNews) this.missed();
    else for (const { topic, instanceId, data } of messages) this.deliver(topic, instanceId, data);
  }

  private missed(): void {
    for (const handler of this.gapHandlers) this.guarded(handler);
  }

  private deliver(topic: string, instanceId: string, data: unknown): void {
    for (const handler of this.handlers.get(topic) ?? []) this.guarded(() => handler(instanceId, data));
  }

  private guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.logger.error('a signal could not be taken in', error);
    }
  }
}
