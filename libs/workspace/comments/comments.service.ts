import { Injectable } from '@nestjs/common';
import { CommonProblems, Problem, text as textOf } from '#kernel';
import { type Page, Scopes } from '#runtime';
import { type OwnerPage, ownerOf } from '../owner-records/owner.js';
import { OwnerRecords } from '../owner-records/owner-records.js';
import type { CommentAnswer, CommentInput, CommentPatch } from './comment-answers.js';
import { CommentEvents } from './comment-events.js';
import { CommentProblems } from './comments.problems.js';
import { CommentsRepository } from './comments.repository.js';

/**
 * Comments on records. Whoever may read a record may read its comments and write some; a comment is changed by its
 * author alone, and removed by its author or by who may remove the record: somebody must be able to take away what
 * should never have been written (CNIL, "zones de commentaire libre").
 */
@Injectable()
export class CommentsService {
  constructor(
    private readonly comments: CommentsRepository,
    private readonly owners: OwnerRecords,
    private readonly events: CommentEvents,
  ) {}

  async list(query: OwnerPage): Promise<Page<CommentAnswer>> {
    await this.owners.readable(query);
    return this.comments.page(query);
  }

  /** @throws Problem NOT_FOUND, INVALID_INPUT for somebody who is no active user */
  async post({ resource, recordId, text, mentions = [] }: CommentInput): Promise<CommentAnswer> {
    await this.owners.readable(ownerOf(resource, recordId));
    const addressed = await this.addressed(mentions, []);
    const created = await this.comments.create({ resource, recordId }, { text, mentions: addressed });
    await this.tell(created, addressed);
    return created;
  }

  /** @throws Problem NOT_FOUND, WORKSPACE_COMMENT_OF_ANOTHER, STALE_VERSION, INVALID_INPUT */
  async change(id: string, version: number, patch: Partial<CommentPatch>): Promise<CommentAnswer> {
    const before = await this.readable(id);
    if (!isOwn(before)) throw new Problem(CommentProblems.WORKSPACE_COMMENT_OF_ANOTHER);
    const known = before.mentions.map((each) => each.id);
    const mentions = patch.mentions ? await this.addressed(patch.mentions, known) : known;
    const updated = await this.comments.update(id, version, { text: patch.text ?? before.text, mentions });
    await this.tell(
      updated,
      mentions.filter((each) => !known.includes(each)),
    );
    return updated;
  }

  /** @throws Problem NOT_FOUND, WORKSPACE_COMMENT_OF_ANOTHER, STALE_VERSION */
  async remove(id: string, version: number): Promise<void> {
    const before = await this.readable(id);
    if (!isOwn(before) && !(await this.owners.may(before, 'delete')))
      throw new Problem(CommentProblems.WORKSPACE_COMMENT_OF_ANOTHER);
    await this.comments.remove(id, version);
  }

  private async readable(id: string): Promise<CommentAnswer> {
    const found = await this.comments.get(id);
    await this.owners.readable(found);
    return found;
  }

  /** Each once; who left since they were first addressed may stay. */
  private async addressed(ids: readonly string[], known: readonly string[]): Promise<string[]> {
    const active = await this.comments.activeUsers(ids);
    const errors = ids.flatMap((id, index) =>
      active.has(id) || known.includes(id)
        ? []
        : [
            {
              field: `mentions.${index}`,
              code: 'unknown-user',
              message: textOf(
                'Cette personne n’est pas un utilisateur actif.',
                'This person is not an active user.',
              ),
            },
          ],
    );
    if (errors.length > 0) throw new Problem(CommonProblems.INVALID_INPUT, { errors });
    return [...new Set(ids)];
  }

  private async tell({ id, resource, recordId }: CommentAnswer, addressed: readonly string[]): Promise<void> {
    const authorId = Scopes.actor().userId;
    const userIds = addressed.filter((each) => each !== authorId);
    if (authorId && userIds.length > 0)
      await this.events.mentioned({ commentId: id, resource, recordId, authorId, userIds });
  }
}

const isOwn = ({ author }: CommentAnswer): boolean =>
  author.id !== null && author.id === Scopes.actor().userId;
