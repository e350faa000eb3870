import { Injectable, type OnModuleInit } from '@nestjs/common';
import { text } from '#kernel';
import { TenantDb } from '#runtime';
import { CommentEvents, type CommentMentioned } from '../comments/comment-events.js';
import { NotificationKinds } from './notification-kinds.js';
import { Notifications } from './notifications.service.js';

const [named, unnamed] = ['workspace.mention', 'workspace.unnamed-mention'];

/** Tells people that a comment addresses them. What it says stays on the record, which they may not be able to read. */
@Injectable()
export class MentionNotices implements OnModuleInit {
  constructor(
    private readonly comments: CommentEvents,
    private readonly kinds: NotificationKinds,
    private readonly notifications: Notifications,
    private readonly db: TenantDb,
  ) {}

  onModuleInit(): void {
    const { kinds } = this;
    kinds.declare(
      named,
      text('{author} vous mentionne dans un commentaire', '{author} mentions you in a comment'),
    );
    kinds.declare(
      unnamed,
      text('Un collègue vous mentionne dans un commentaire', 'A colleague mentions you in a comment'),
    );
    this.comments.onMentioned((event) => this.tell(event));
  }

  private async tell({ resource, recordId, authorId, userIds }: CommentMentioned): Promise<void> {
    const [row] = await this.db.query<{ author: string }>(
      "SELECT trim(first_name || ' ' || last_name) AS author FROM identity_user WHERE id = $1",
      [authorId],
    );
    const author = row?.author;
    await this.notifications.notify({
      recipientIds: userIds,
      kind: author ? named : unnamed,
      record: { resource, id: recordId },
      ...(author && { params: { author } }),
    });
  }
}
