import { Injectable } from '@nestjs/common';
import { CommonProblems, Problem } from '#kernel';
import { Scopes, TenantDb } from '#runtime';
import type { Analysis } from './upload-analysis.js';
import type { SealedContent } from './upload-content.js';
import type { Reading } from './upload-grid.js';

/** A file that a user uploaded. */
export interface StoredUpload extends SealedContent {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly bytes: number;
  readonly reading: Reading;
  readonly analysis: Analysis;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

const keptHours = 24;
/** Even one that is used every day goes: contents that no file of the instance is made of are swept after two weeks. */
const mostDays = 7;
const isBusy = `EXISTS (SELECT 1 FROM integrations_import i
  WHERE i.upload_id = integrations_upload.id AND i.state IN ('queued', 'running')
    AND i.seen_at > now() - interval '1 hour')`;
const columns = `id, user_id AS "userId", name, bytes, sha256, content_key AS key, reading, findings AS analysis,
  created_at AS "createdAt", used_at + interval '${keptHours} hours' AS "expiresAt"`;

@Injectable()
export class UploadsRepository {
  constructor(private readonly db: TenantDb) {}

  async add(upload: Omit<StoredUpload, 'createdAt' | 'expiresAt'>): Promise<StoredUpload> {
    const [row] = await this.db.query<StoredUpload>(
      `INSERT INTO integrations_upload (id, user_id, name, bytes, kind, sha256, content_key, reading, findings)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING ${columns}`,
      [
        upload.id,
        upload.userId,
        upload.name,
        upload.bytes,
        // Cards are texts.
        upload.reading.kind === 'workbook' ? 'workbook' : 'text',
        upload.sha256,
        upload.key,
        JSON.stringify(upload.reading),
        JSON.stringify(upload.analysis),
      ],
    );
    return row as StoredUpload;
  }

  /** The actor's own uploads, the newest first. */
  async list(): Promise<StoredUpload[]> {
    return this.db.query<StoredUpload>(
      `SELECT ${columns} FROM integrations_upload WHERE user_id = $1 ORDER BY created_at DESC, id DESC`,
      [Scopes.actor().userId ?? null],
    );
  }

  /** An upload of the actor. @throws Problem NOT_FOUND for unknown ones, and for those of others alike. */
  async own(id: string): Promise<StoredUpload> {
    const found = await this.find(id);
    if (!found || found.userId !== Scopes.actor().userId) throw new Problem(CommonProblems.NOT_FOUND);
    return found;
  }

  async find(id: string): Promise<StoredUpload | undefined> {
    const [row] = await this.db.query<StoredUpload>(
      `SELECT ${columns} FROM integrations_upload WHERE id = $1`,
      [id],
    );
    return row;
  }

  async read(id: string, reading: Reading, analysis: Analysis): Promise<void> {
    await this.db.query(
      'UPDATE integrations_upload SET reading = $2, findings = $3, used_at = now() WHERE id = $1',
      [id, JSON.stringify(reading), JSON.stringify(analysis)],
    );
  }

  /** It was used: a day from now it goes. */
  async touch(id: string): Promise<void> {
    await this.db.query('UPDATE integrations_upload SET used_at = now() WHERE id = $1', [id]);
  }

  /** Removes an upload that no import is reading. @returns the content to remove after the commit. */
  async remove(id: string): Promise<string | undefined> {
    const [row] = await this.db.query<{ sha256: string }>(
      `DELETE FROM integrations_upload WHERE id = $1 AND NOT ${isBusy} RETURNING sha256`,
      [id],
    );
    return row?.sha256;
  }

  /** Removes what has had its day. @returns the contents to remove after the commit; so does `removeOldest`. */
  async removeExpired(): Promise<string[]> {
    const rows = await this.db.query<{ sha256: string }>(
      `DELETE FROM integrations_upload
       WHERE (used_at < now() - interval '${keptHours} hours' OR created_at < now() - interval '${mostDays} days')
         AND NOT ${isBusy}
       RETURNING sha256`,
    );
    return rows.map(({ sha256 }) => sha256);
  }

  /** Removes all but the newest of the actor's uploads. */
  async removeOldest(keep: number): Promise<string[]> {
    const rows = await this.db.query<{ sha256: string }>(
      `DELETE FROM integrations_upload WHERE NOT ${isBusy} AND id IN
         (SELECT id FROM integrations_upload WHERE user_id = $1 ORDER BY created_at DESC, id DESC OFFSET $2)
       RETURNING sha256`,
      [Scopes.actor().userId ?? null, keep],
    );
    return rows.map(({ sha256 }) => sha256);
  }
}
