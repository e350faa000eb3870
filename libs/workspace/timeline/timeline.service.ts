import { Injectable } from '@nestjs/common';
import { type HistoryEntry, type Page, RecordHistory, TenantDb } from '#runtime';
import type { AttachmentAnswer } from '../attachments/attachment-answers.js';
import { AttachmentsRepository } from '../attachments/attachments.repository.js';
import type { CommentAnswer } from '../comments/comment-answers.js';
import { CommentsRepository } from '../comments/comments.repository.js';
import { actorOf } from '../owner-records/actor-answer.js';
import type { OwnerPage } from '../owner-records/owner.js';
import { OwnerRecords } from '../owner-records/owner-records.js';
import type { TimelineEntry, TimelineKind } from './timeline-answers.js';

/** Where an entry comes from; `key` is the comment's or attachment's id, or the change's place in the history. */
interface Place {
  source: 'history' | 'comment' | 'attachment';
  key: string;
  total: number;
}

const kindOf: Record<HistoryEntry['operation'], TimelineKind> = {
  insert: 'created',
  update: 'changed',
  delete: 'deleted',
};

/** All that happened to a record, in one order: its changes, what people said of it, and the files they put there. */
@Injectable()
export class TimelineService {
  constructor(
    private readonly owners: OwnerRecords,
    private readonly history: RecordHistory,
    private readonly comments: CommentsRepository,
    private readonly attachments: AttachmentsRepository,
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
    const items = places.flatMap(({ source, key }): TimelineEntry[] => {
      if (source === 'history') {
        const change = history[Number(key)];
        // Counted from the oldest, so that a change keeps its number when newer ones come.
        return change ? [ofChange(change, history.length - Number(key))] : [];
      }
      if (source === 'comment') return some(comments.get(key)).map(ofComment);
      return some(attachments.get(key)).map(ofAttachment);
    });
    const total = places[0]?.total ?? (await this.total(query, history.length));
    return { items, total, page, perPage };
  }

  private places(owner: OwnerPage, history: readonly HistoryEntry[]): Promise<Place[]> {
    const { recordId, resource, page, perPage } = owner;
    return this.db.query<Place>(
      `SELECT source, key, count(*) OVER ()::int AS total FROM (
         SELECT 'history' AS source, (n - 1)::text AS key, at, n AS place
         FROM unnest($1::timestamptz[]) WITH ORDINALITY AS changed (at, n)
         UNION ALL
         SELECT 'comment', id::text, created_at, 0 FROM workspace_comment WHERE record_id = $2 AND resource = $3
         UNION ALL
         SELECT 'attachment', id::text, created_at, 0 FROM workspace_attachment WHERE record_id = $2 AND resource = $3
       ) entry ORDER BY at DESC, source, place, key DESC LIMIT $4 OFFSET $5`,
      [history.map(({ at }) => at), recordId, resource, perPage, (page - 1) * perPage],
    );
  }

  /** How many entries there are where a page beyond the last was asked. */
  private async total({ recordId, resource }: OwnerPage, changes: number): Promise<number> {
    const [row] = await this.db.query<{ total: number }>(
      `SELECT (SELECT count(*) FROM workspace_comment WHERE record_id = $1 AND resource = $2)::int
         + (SELECT count(*) FROM workspace_attachment WHERE record_id = $1 AND resource = $2)::int AS total`,
      [recordId, resource],
    );
    return changes + (row?.total ?? 0);
  }
}

const some = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);
const byId = <T extends { id: string }>(all: readonly T[]) => new Map(all.map((each) => [each.id, each]));

const nothing = { importId: null, changes: [], comment: null, attachment: null };

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
