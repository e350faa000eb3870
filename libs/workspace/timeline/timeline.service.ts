import { Injectable } from '@nestjs/common';
import { type HistoryEntry, type Page, RecordHistory, TenantDb } from '#runtime';
import type { AttachmentAnswer } from '../attachments/attachment-answers.js';
import { AttachmentsRepository } from '../attachments/attachments.repository.js';
import type { CommentAnswer } from '../comments/comment-answers.js';
import { CommentsRepository } from '../comments/comments.repository.js';
import { actorOf } from '../owner-records/actor-answer.js';
import type { OwnerPage } from '../owner-records/owner.js';
import { OwnerRecords } from '../owner-records/owner-records.js';
import { mayRead } from '../rights/reading-rights.js';
import type { TimelineEntry, TimelineKind } from './timeline-answers.js';
import { type TimelinePlace, TimelineSources } from './timeline-sources.js';

/**
 * Where an entry comes from; `key` is the comment's or attachment's id, the change's place in the history, or what the
 * source of a module's entries knows one by.
 */
interface Place {
  source: string;
  key: string;
  total: number;
}

const kindOf: Record<HistoryEntry['operation'], TimelineKind> = {
  insert: 'created',
  update: 'changed',
  delete: 'deleted',
};

/**
 * All that happened to a record, in one order: its changes, what people said of it, the files they put there, and what
 * modules add.
 */
@Injectable()
export class TimelineService {
  constructor(
    private readonly owners: OwnerRecords,
    private readonly history: RecordHistory,
    private readonly comments: CommentsRepository,
    private readonly attachments: AttachmentsRepository,
    private readonly sources: TimelineSources,
    private readonly db: TenantDb,
  ) {}

  /** The newest first. @throws Problem NOT_FOUND, WORKSPACE_VAULT_RECORD */
  async page(query: OwnerPage): Promise<Page<TimelineEntry>> {
    const { kind, record } = await this.owners.readable(query);
    const { page, perPage } = query;
    const history = await this.history.of(kind.type, record);
    const places = await this.places(query, history);
    const idsOf = (source: Place['source']) =>
      places.filter((each) => each.source === source).map(({ key }) => key);
    const comments = byId(await this.comments.getMany(idsOf('comment')));
    const attachments = byId(await this.attachments.getMany(idsOf('attachment')));
    const added = await this.added(places);
    const items = places.flatMap(({ source, key }): TimelineEntry[] => {
      if (source === 'history') {
        const change = history[Number(key)];
        // Counted from the oldest, so that a change keeps its number when newer ones come.
        return change ? [ofChange(change, history.length - Number(key))] : [];
      }
      if (source === 'comment') return some(comments.get(key)).map(ofComment);
      if (source === 'attachment') return some(attachments.get(key)).map(ofAttachment);
      return some(added.get(`${source} ${key}`)).map(ofRecord);
    });
    const total = places[0]?.total ?? (await this.total(query, history));
    return { items, total, page, perPage };
  }

  /** The entries that modules add, by source and key. */
  private async added(places: readonly Place[]): Promise<Map<string, TimelinePlace>> {
    const found = new Map<string, TimelinePlace>();
    for (const [source, some] of Map.groupBy(places, (place) => place.source)) {
      const entries = await this.sources.find(source)?.entries(some.map(({ key }) => key));
      for (const entry of entries ?? []) found.set(`${source} ${entry.key}`, entry);
    }
    return found;
  }

  private places(owner: OwnerPage, history: readonly HistoryEntry[]): Promise<Place[]> {
    const { page, perPage } = owner;
    const values: unknown[] = [];
    const entries = this.entriesOf(owner, history, values);
    const limit = `LIMIT $${values.push(perPage)} OFFSET $${values.push((page - 1) * perPage)}`;
    return this.db.query<Place>(
      `SELECT source, key, count(*) OVER ()::int AS total FROM (${entries}) entry
       ORDER BY at DESC, source, place, key DESC ${limit}`,
      values,
    );
  }

  /** All entries of a record, as a statement. */
  private entriesOf(owner: OwnerPage, history: readonly HistoryEntry[], values: unknown[]): string {
    const bind = (value: unknown): string => `$${values.push(value)}`;
    const at = bind(history.map((change) => change.at));
    const beside = `record_id = ${bind(owner.recordId)} AND resource = ${bind(owner.resource)}`;
    const added = this.sources
      .all()
      .filter(({ resource }) => mayRead(resource))
      .flatMap((source) => {
        const select = source.select(owner, values);
        return select
          ? [`SELECT ${bind(source.resource)}::text, added.key, added.at, 0 FROM (${select}) added (key, at)`]
          : [];
      });
    return [
      `SELECT 'history' AS source, (n - 1)::text AS key, at, n AS place
       FROM unnest(${at}::timestamptz[]) WITH ORDINALITY AS changed (at, n)`,
      `SELECT 'comment', id::text, created_at, 0 FROM workspace_comment WHERE ${beside}`,
      `SELECT 'attachment', id::text, created_at, 0 FROM workspace_attachment WHERE ${beside}`,
      ...added,
    ].join(' UNION ALL ');
  }

  /** How many entries there are where a page beyond the last was asked. */
  private async total(owner: OwnerPage, history: readonly HistoryEntry[]): Promise<number> {
    const values: unknown[] = [];
    const entries = this.entriesOf(owner, history, values);
    const [row] = await this.db.query<{ total: number }>(
      `SELECT count(*)::int AS total FROM (${entries}) entry`,
      values,
    );
    return row?.total ?? 0;
  }
}

const some = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);
const byId = <T extends { id: string }>(all: readonly T[]) => new Map(all.map((each) => [each.id, each]));

const nothing = { importId: null, changes: [], comment: null, attachment: null, record: null };

const ofChange = (entry: HistoryEntry, number: number): TimelineEntry => ({
  ...nothing,
  id: `change/${number}`,
  kind: kindOf[entry.operation],
  at: entry.at,
  actor: actorOf(entry.actorId, entry.actorName),
  importId: entry.importId,
  changes: [...entry.changes],
});

const ofComment = (comment: CommentAnswer): TimelineEntry => ({
  ...nothing,
  id: `comment/${comment.id}`,
  kind: 'comment',
  at: comment.createdAt,
  actor: comment.author,
  comment,
});

const ofAttachment = (attachment: AttachmentAnswer): TimelineEntry => ({
  ...nothing,
  id: `attachment/${attachment.id}`,
  kind: 'attachment',
  at: attachment.createdAt,
  actor: attachment.author,
  attachment,
});

const ofRecord = ({ key, at, actorId, actorName, record }: TimelinePlace): TimelineEntry => ({
  ...nothing,
  id: `${record.resource}/${key}`,
  kind: 'record',
  at,
  actor: actorOf(actorId, actorName),
  record,
});
