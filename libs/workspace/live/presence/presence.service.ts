import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import type { UserActor } from '#identity';
import { CommonProblems, Problem } from '#kernel';
import { AppLogger, Clock, newScope, RecordRegistry, Scopes, Signals, TenantDb, UnitOfWork } from '#runtime';
import { readReach } from '../../rights/reading-rights.js';
import type { Activity, PresentPerson, RecordPresence } from '../live-events.js';
import { LiveStreams } from '../live-streams.js';
import { PresenceBoard, type RecordName } from './presence-board.js';

const sweepEveryMs = 5_000;

type PresenceSignal =
  | { readonly userId: string; readonly entered: RecordName; readonly activity: Activity }
  | { readonly userId: string; readonly left: RecordName | null };

/**
 * Who has which record open. Kept in the memory of each process that heard of it, for 45 seconds from the last word:
 * a process that has just started learns within that time.
 */
@Injectable()
export class Presences implements BeforeApplicationShutdown {
  private readonly boards = new Map<string, PresenceBoard>();
  private readonly sweeper: NodeJS.Timeout;

  constructor(
    private readonly clock: Clock,
    private readonly signals: Signals,
    private readonly streams: LiveStreams,
    private readonly records: RecordRegistry,
    private readonly units: UnitOfWork,
    private readonly db: TenantDb,
    private readonly logger: AppLogger,
  ) {
    signals.on('presence', (instanceId, data) => this.take(instanceId, data as PresenceSignal));
    this.sweeper = setInterval(() => this.sweep(), sweepEveryMs).unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.sweeper);
  }

  /** The actor has a record open. @throws Problem NOT_FOUND for a record that they may not read, alike. */
  async enter(record: RecordName, activity: Activity): Promise<RecordPresence> {
    await this.requireReadable(record);
    const { userId } = Scopes.actor() as UserActor;
    this.send({ userId, entered: record, activity });
    return this.describe(record);
  }

  /** The actor closed a record, or all of them. */
  leave(record?: RecordName): void {
    this.send({ userId: (Scopes.actor() as UserActor).userId, left: record ?? null });
  }

  /** Who has a record open. @throws Problem NOT_FOUND, like `enter`. */
  async on(record: RecordName): Promise<RecordPresence> {
    await this.requireReadable(record);
    return this.describe(record);
  }

  /** Who has the records open that the actor has open. */
  async besideActor(): Promise<RecordPresence[]> {
    const reader = { actor: Scopes.actor() as UserActor, instance: Scopes.instance() };
    const found: RecordPresence[] = [];
    for (const record of this.boardOf(reader.instance.id).of(reader.actor.userId))
      if (readReach(reader, record.resource)) found.push(await this.describe(record));
    return found;
  }

  /** Drops those who fell silent. */
  sweep(): void {
    for (const [instanceId, board] of this.boards) {
      for (const record of board.expire(this.clock.now().getTime())) this.announce(instanceId, record);
      if (board.isEmpty) this.boards.delete(instanceId);
    }
  }

  private async requireReadable({ resource, recordId }: RecordName): Promise<void> {
    const reader = { actor: Scopes.actor() as UserActor, instance: Scopes.instance() };
    const found = this.records.find(resource);
    if (!found || !readReach(reader, resource)) throw new Problem(CommonProblems.NOT_FOUND);
    await this.units.run({ mode: 'read', vault: found.type.vault }, () => found.service.get(recordId));
  }

  private send(signal: PresenceSignal): void {
    this.signals.send('presence', Scopes.instance().id, signal);
  }

  private take(instanceId: string, signal: PresenceSignal): void {
    const board = this.boardOf(instanceId);
    this.boards.set(instanceId, board);
    const changed =
      'entered' in signal
        ? board.enter(signal.entered, signal.userId, signal.activity, this.clock.now().getTime())
        : board.leave(signal.userId, signal.left ?? undefined);
    for (const record of changed) this.announce(instanceId, record);
  }

  /** Tells those who have a record open who else has. */
  private announce(instanceId: string, record: RecordName): void {
    const present = new Set(
      this.boardOf(instanceId)
        .on(record)
        .map(({ id }) => id),
    );
    const readers = this.streams.of(instanceId).filter(({ actor }) => present.has(actor.userId));
    const [first] = readers;
    if (!first) return;
    Scopes.run(newScope({ instance: first.instance }), () => this.describe(record)).then(
      (data) => {
        for (const reader of readers)
          if (readReach(reader, record.resource)) this.streams.send(reader, { event: 'presence', data });
      },
      (error: unknown) => this.logger.warn('a presence could not be told', error),
    );
  }

  private async describe(record: RecordName): Promise<RecordPresence> {
    const people = this.boardOf(Scopes.instance().id).on(record);
    const names = await this.namesOf(people.map(({ id }) => id));
    const named = people.flatMap(({ id, activity }): PresentPerson[] => {
      const name = names.get(id);
      return name === undefined ? [] : [{ id, name, activity }];
    });
    return { resource: record.resource, recordId: record.recordId, people: named };
  }

  private async namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.units.run({ mode: 'read' }, () =>
      this.db.query<{ id: string; name: string }>(
        `SELECT id, trim(first_name || ' ' || last_name) AS name
         FROM identity_user WHERE id = ANY ($1) AND state = 'active'`,
        [ids],
      ),
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  private boardOf(instanceId: string): PresenceBoard {
    return this.boards.get(instanceId) ?? new PresenceBoard();
  }
}
