import { Injectable } from '@nestjs/common';
import { CommonProblems, newId, Problem } from '#kernel';
import { type Page, Scopes, TenantDb } from '#runtime';
import { actorOf } from '../owner-records/actor-answer.js';
import type { Owner, OwnerPage } from '../owner-records/owner.js';
import type { CommentAnswer, MentionAnswer } from './comment-answers.js';

interface Row extends Omit<CommentAnswer, 'author'> {
  authorId: string | null;
  authorName: string | null;
}

const name = (user: string) => `nullif(trim(${user}.first_name || ' ' || ${user}.last_name), '')`;

const select = `SELECT c.id, c.version, c.resource, c.record_id AS "recordId", c.text,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', m.id, 'name', ${name('m')}) ORDER BY m.last_name, m.id)
      FROM identity_user m WHERE m.id = ANY(c.mentions)), '[]') AS mentions,
    c.created_at AS "createdAt", c.updated_at AS "updatedAt", c.created_by AS "authorId", ${name('u')} AS "authorName"
  FROM workspace_comment c LEFT JOIN identity_user u ON u.id = c.created_by`;

const answer = ({ authorId, authorName, ...row }: Row): CommentAnswer => ({
  ...row,
  author: actorOf(authorId, authorName),
});

/** The statements on comments. Who may see one is known by its record, not here. */
@Injectable()
export class CommentsRepository {
  constructor(private readonly db: TenantDb) {}

  async page({ resource, recordId, page, perPage, order }: OwnerPage): Promise<Page<CommentAnswer>> {
    const owner = [recordId, resource];
    const [count] = await this.db.query<{ total: number }>(
      'SELECT count(*)::int AS total FROM workspace_comment WHERE record_id = $1 AND resource = $2',
      owner,
    );
    const rows = await this.db.query<Row>(
      `${select} WHERE c.record_id = $1 AND c.resource = $2
       ORDER BY c.id ${order === 'desc' ? 'DESC' : 'ASC'} LIMIT $3 OFFSET $4`,
      [...owner, perPage, (page - 1) * perPage],
    );
    return { items: rows.map(answer), total: count?.total ?? 0, page, perPage };
  }

  async getMany(ids: readonly string[]): Promise<CommentAnswer[]> {
    if (ids.length === 0) return [];
    return (await this.db.query<Row>(`${select} WHERE c.id = ANY($1::uuid[])`, [ids])).map(answer);
  }

  /** @throws Problem NOT_FOUND */
  async get(id: string): Promise<CommentAnswer> {
    const [found] = await this.getMany([id]);
    if (!found) throw new Problem(CommonProblems.NOT_FOUND);
    return found;
  }

  async create(
    { resource, recordId }: Owner,
    { text, mentions }: { text: string; mentions: readonly string[] },
  ): Promise<CommentAnswer> {
    const id = newId();
    await this.db.query(
      `INSERT INTO workspace_comment (id, resource, record_id, text, mentions, created_by, updated_by)
       VALUES ($1, $2, $3, $4, $5::uuid[], $6, $6)`,
      [id, resource, recordId, text, mentions, Scopes.actor().userId ?? null],
    );
    return this.get(id);
  }

  /** @throws Problem NOT_FOUND, or STALE_VERSION with the stored comment */
  async update(
    id: string,
    version: number,
    { text, mentions }: { text: string; mentions: readonly string[] },
  ): Promise<CommentAnswer> {
    const { count } = await this.db.execute(
      `UPDATE workspace_comment SET text = $3, mentions = $4::uuid[], version = version + 1,
         updated_at = clock_timestamp(), updated_by = $5
       WHERE id = $1 AND version = $2`,
      [id, version, text, mentions, Scopes.actor().userId ?? null],
    );
    return count === 0 ? this.refuseStale(id) : this.get(id);
  }

  /** @throws Problem like `update` */
  async remove(id: string, version: number): Promise<void> {
    const { count } = await this.db.execute('DELETE FROM workspace_comment WHERE id = $1 AND version = $2', [
      id,
      version,
    ]);
    if (count === 0) await this.refuseStale(id);
  }

  /** Which of these ids are active users. */
  async activeUsers(ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const rows = await this.db.query<Pick<MentionAnswer, 'id'>>(
      "SELECT id FROM identity_user WHERE id = ANY($1::uuid[]) AND state = 'active'",
      [ids],
    );
    return new Set(rows.map(({ id }) => id));
  }

  private async refuseStale(id: string): Promise<never> {
    const current = await this.get(id);
    throw new Problem(CommonProblems.STALE_VERSION, { extra: { version: current.version, current } });
  }
}
