import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { CommonProblems, newId, Problem } from '#kernel';
import { Clock, type RecordChange, Signals } from '#runtime';
import { changeFor, type Reader, readReach, rightsOf } from '../rights/reading-rights.js';
import { EventStream } from './event-stream.js';
import { LiveProblems } from './live.problems.js';
import type { EndReason, LiveEvent } from './live-events.js';
import { MissedMoments } from './missed-moments.js';

export const mostStreamsOfOneUser = 10;
export const heartbeatMs = 25_000;

/** Somebody who listens. */
export interface LiveReader extends Reader {
  readonly stream: EventStream;
  /** The session's cookie, to ask again whether the session stands. */
  readonly cookie: string | undefined;
  /** What could be read when the stream was opened. */
  readonly rights: string;
  /** The access stamp at which the session was last confirmed; undefined: not since the stream was opened. */
  stamp: number | undefined;
  confirmedAt: number;
}

export interface LiveRequest extends Reader {
  readonly cookie: string | undefined;
  readonly lastEventId: string | undefined;
  /** Breaks the connection, where it does not end in peace. */
  readonly cut: () => void;
}

/** The open streams of this process, by instance. No database connection is held for them. */
@Injectable()
export class LiveStreams implements BeforeApplicationShutdown {
  private readonly byInstance = new Map<string, Set<LiveReader>>();
  private readonly moments = new MissedMoments(newId().slice(-12));
  private readonly heart: NodeJS.Timeout;
  private closing = false;

  constructor(
    private readonly clock: Clock,
    private readonly signals: Signals,
  ) {
    signals.on('change', (instanceId, changes) => this.tell(instanceId, changes as RecordChange[]));
    signals.onGap(() => this.resync());
    this.heart = setInterval(() => this.beat(), heartbeatMs).unref();
  }

  /** @throws Problem TOO_MANY_STREAMS; UNAVAILABLE while the server stops. */
  open({ actor, instance, cookie, lastEventId, cut }: LiveRequest): EventStream {
    if (this.closing) throw new Problem(CommonProblems.UNAVAILABLE);
    const readers = this.byInstance.get(instance.id) ?? new Set();
    const own = [...readers].filter((reader) => reader.actor.userId === actor.userId);
    if (own.length >= mostStreamsOfOneUser)
      throw new Problem(LiveProblems.TOO_MANY_STREAMS, { extra: { retryAfter: 60 } });
    this.signals.listen();
    const now = this.now();
    const stream = new EventStream(this.moments.idAt(now), cut);
    const rights = rightsOf({ actor, instance });
    const reader: LiveReader = {
      actor,
      instance,
      stream,
      cookie,
      rights,
      stamp: undefined,
      confirmedAt: now,
    };
    this.byInstance.set(instance.id, readers.add(reader));
    stream.onClose(() => this.forget(reader));
    const concerns = (topic: string) => concernsReader(reader, topic);
    if (lastEventId !== undefined && this.moments.missedSince(lastEventId, instance.id, now, concerns))
      stream.send(this.moments.idAt(now), { event: 'resync', data: {} });
    return stream;
  }

  /** The instances with an open stream, each with its readers. */
  all(): [string, readonly LiveReader[]][] {
    return [...this.byInstance].map(([instanceId, readers]) => [instanceId, [...readers]]);
  }

  of(instanceId: string): readonly LiveReader[] {
    return [...(this.byInstance.get(instanceId) ?? [])];
  }

  /** Sends something to one user, on all their streams, and remembers that it concerned them. */
  sendToUser(instanceId: string, userId: string, event: LiveEvent): void {
    this.moments.note(instanceId, `user ${userId}`, this.now());
    for (const reader of this.of(instanceId)) if (reader.actor.userId === userId) this.send(reader, event);
  }

  send({ stream }: LiveReader, event: LiveEvent): void {
    stream.send(this.moments.idAt(this.now()), event);
  }

  /** Closes a stream; whoever comes back with what it last said is told to read everything again. */
  end(reader: LiveReader, reason: EndReason): void {
    this.forget(reader);
    reader.stream.end('0', { event: 'end', data: { reason } });
  }

  /** What somebody may read is what it was, as of this stamp. */
  confirm(reader: LiveReader, confirmed: Reader & Pick<LiveReader, 'stamp'>): void {
    const { byInstance } = this;
    if (!byInstance.get(reader.instance.id)?.has(reader)) return;
    Object.assign(reader, confirmed, { confirmedAt: this.now() });
  }

  beforeApplicationShutdown(): void {
    this.closing = true;
    clearInterval(this.heart);
    for (const [, readers] of this.all()) for (const reader of readers) this.end(reader, 'shutdown');
  }

  private tell(instanceId: string, changes: readonly RecordChange[]): void {
    const now = this.now();
    for (const { resource } of changes) this.moments.note(instanceId, `kind ${resource}`, now);
    const id = this.moments.idAt(now);
    for (const reader of this.of(instanceId)) {
      let vague: string | undefined;
      for (const change of changes) {
        const data = changeFor(reader, change);
        // One "something changed" for each kind says it all.
        if (!data || (data.id === null && vague === data.resource)) continue;
        if (data.id === null) vague = data.resource;
        reader.stream.send(id, { event: 'change', data });
      }
    }
  }

  private resync(): void {
    this.moments.noteGap(this.now());
    for (const [, readers] of this.all())
      for (const reader of readers) this.send(reader, { event: 'resync', data: {} });
  }

  private beat(): void {
    const now = this.now();
    this.moments.forgetOld(now);
    for (const [, readers] of this.all())
      for (const { stream } of readers) stream.beat(this.moments.idAt(now));
  }

  private forget(reader: LiveReader): void {
    const readers = this.byInstance.get(reader.instance.id);
    readers?.delete(reader);
    if (readers?.size === 0) this.byInstance.delete(reader.instance.id);
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

const concernsReader = (reader: Reader, topic: string): boolean => {
  const [what, name = ''] = topic.split(' ');
  return what === 'user' ? name === reader.actor.userId : readReach(reader, name) !== undefined;
};
