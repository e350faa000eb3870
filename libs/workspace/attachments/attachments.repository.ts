import { Injectable } from '@nestjs/common';
import { CommonProblems, newId, Problem } from '#kernel';
import { Scopes, type StoredContent, TenantDb } from '#runtime';
import { actorOf } from '../owner-records/actor-answer.js';
import type { Owner } from '../owner-records/owner.js';
import type { AttachmentAnswer } from './attachment-answers.js';
import { attachmentLimits } from './attachment-limits.js';
import { isInline, servedType } from './file-content.rules.js';

interface Row {
  id: string;
  version: number;
  resource: string;
  recordId: string;
  fileId: string;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  createdAt: Date;
  updatedAt: Date;
  authorId: string | null;
  authorName: string | null;
}

/** What an instance and a record have. */
export interface FilesInUse {
  readonly files: number;
  readonly bytes: number;
  readonly ofRecord: number;
}

const select = `SELECT a.id, a.version, a.resource, a.record_id AS "recordId", a.file_id AS "fileId", f.name,
    f.media_type AS "mediaType", f.size, f.sha256, a.created_at AS "createdAt", a.updated_at AS "updatedAt",
    a.created_by AS "authorId", nullif(trim(u.first_name || ' ' || u.last_name), '') AS "authorName"
  FROM workspace_attachment a JOIN stored_file f ON f.id = a.file_id
  LEFT JOIN identity_user u ON u.id = a.created_by`;

const answer = ({ fileId: _, authorId, authorName, ...row }: Row): AttachmentAnswer => {
  const mediaType = servedType(row.mediaType);
  const inline = isInline(mediaType);
  return { ...row, mediaType, size: Number(row.size), inline, author: actorOf(authorId, authorName) };
};

/** The statements on attachments. Who may see or change one is known by its record, not here. */
@Injectable()
export class AttachmentsRepository {
  constructor(private readonly db: TenantDb) {}

  /** The newest first; a record has no more of them than fit into one answer. */
  async list({ resource, recordId }: Owner): Promise<AttachmentAnswer[]> {
    const rows = await this.db.query<Row>(
      `${select} WHERE a.record_id = $1 AND a.resource = $2 ORDER BY a.id DESC LIMIT ${attachmentLimits.ofRecord}`,
      [recordId, resource],
    );
    return rows.map(answer);
  }

  async getMany(ids: readonly string[]): Promise<AttachmentAnswer[]> {
    if (ids.length === 0) return [];
    return (await this.db.query<Row>(`${select} WHERE a.id = ANY($1::uuid[])`, [ids])).map(answer);
  }

  /** @throws Problem NOT_FOUND */
  async get(id: string): Promise<AttachmentAnswer> {
    const [found] = await this.getMany([id]);
    if (!found) throw new Problem(CommonProblems.NOT_FOUND);
    return found;
  }

  async inUse({ resource, recordId }: Owner): Promise<FilesInUse> {
    const [row] = await this.db.query<{ files: number; bytes: string; ofRecord: number }>(
      `SELECT count(*)::int AS files, coalesce(sum(size), 0)::text AS bytes,
         (SELECT count(*)::int FROM workspace_attachment WHERE record_id = $1 AND resource = $2) AS "ofRecord"
       FROM stored_file`,
      [recordId, resource],
    );
    return { files: row?.files ?? 0, bytes: Number(row?.bytes ?? 0), ofRecord: row?.ofRecord ?? 0 };
  }

  /** Uploads of an instance end one after the other, so that two at once cannot both take the last place. */
  async awaitTurn(): Promise<void> {
    await this.db.query("SELECT pg_advisory_xact_lock(hashtextextended('workspace files ' || $1, 0))", [
      Scopes.instance().id,
    ]);
  }

  async create(
    { resource, recordId }: Owner,
    file: StoredContent & { name: string; mediaType: string },
  ): Promise<AttachmentAnswer> {
    const [id, fileId] = [newId(), newId()];
    const userId = Scopes.actor().userId ?? null;
    await this.db.query(
      'INSERT INTO stored_file (id, sha256, size, media_type, name, created_by) VALUES ($1, $2, $3, $4, $5, $6)',
      [fileId, file.sha256, file.size, file.mediaType, file.name, userId],
    );
    await this.db.query(
      `INSERT INTO workspace_attachment (id, resource, record_id, file_id, created_by, updated_by)
       VALUES ($1, $2, $3, $4, $5, $5)`,
      [id, resource, recordId, fileId, userId],
    );
    return this.get(id);
  }

  /** @throws Problem NOT_FOUND, or STALE_VERSION with the stored attachment */
  async rename(id: string, version: number, name: string): Promise<AttachmentAnswer> {
    const [row] = await this.db.query<{ fileId: string }>(
      `UPDATE workspace_attachment SET version = version + 1, updated_at = clock_timestamp(), updated_by = $3
       WHERE id = $1 AND version = $2 RETURNING file_id AS "fileId"`,
      [id, version, Scopes.actor().userId ?? null],
    );
    if (!row) return this.refuseStale(id);
    await this.db.query('UPDATE stored_file SET name = $2 WHERE id = $1', [row.fileId, name]);
    return this.get(id);
  }

  /** The content stays on disk for a while: see UnusedContents. @throws Problem like `rename` */
  async remove(id: string, version: number): Promise<void> {
    const [row] = await this.db.query<{ fileId: string }>(
      'DELETE FROM workspace_attachment WHERE id = $1 AND version = $2 RETURNING file_id AS "fileId"',
      [id, version],
    );
    if (!row) return this.refuseStale(id);
    await this.db.query('DELETE FROM stored_file WHERE id = $1', [row.fileId]);
  }

  private async refuseStale(id: string): Promise<never> {
    const current = await this.get(id);
    throw new Problem(CommonProblems.STALE_VERSION, { extra: { version: current.version, current } });
  }
}
