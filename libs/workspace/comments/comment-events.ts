import { Injectable } from '@nestjs/common';

/** Colleagues were addressed in a comment: by a new one, or by a change that added them. */
export interface CommentMentioned {
  readonly commentId: string;
  /** Kind and id of the record that the comment is on: `crm.company`. */
  readonly resource: string;
  readonly recordId: string;
  readonly authorId: string;
  /**
   * Active users of the instance, each once, never the author. They may have no right to the record: whoever tells
   * them must not tell what is in it.
   */
  readonly userIds: readonly string[];
}

/** Runs in the unit of work of the comment: what it writes commits with the comment, what it throws undoes both. */
export type CommentMentionedListener = (event: CommentMentioned) => Promise<void>;

/** Tells parts of the workspace what happens to comments. What leaves the database goes through the outbox from there. */
@Injectable()
export class CommentEvents {
  private readonly listeners: CommentMentionedListener[] = [];

  /** Called in `onModuleInit`. */
  onMentioned(listener: CommentMentionedListener): void {
    this.listeners.push(listener);
  }

  async mentioned(event: CommentMentioned): Promise<void> {
    for (const listener of this.listeners) await listener(event);
  }
}
