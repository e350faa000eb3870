import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Databases } from '#runtime';
import { filesOf, type Manifest } from '../copy/manifest.js';

/** A run that came back whole. */
export interface Returned {
  readonly manifest: Manifest;
  readonly manifestSha256: string;
  readonly actor: string;
  readonly site: string;
  /** On the site, attachments of other runs included. */
  readonly bytes: number;
}

/** Puts runs that came back from a second site into the catalogue. */
@Injectable()
export class RunAdoption {
  constructor(private readonly databases: Databases) {}

  /** What the catalogue remembers of a run's manifest; undefined where it knows no such run. */
  async remembered(instanceId: string, runId: string): Promise<string | null | undefined> {
    return this.databases.asOwner('adopt', async (client) => {
      const { rows } = await client.query<{ sha256: string | null }>(
        'SELECT manifest_sha256 AS sha256 FROM platform.backup_run WHERE id = $1 AND instance_id = $2',
        [runId, instanceId],
      );
      return rows[0]?.sha256;
    });
  }

  /**
   * Makes a run a copy of the catalogue, as its signed manifest tells of it. Without the snapshot and the schema that a
   * base of incremental copies needs: what changed since is not known where a run is only adopted. A run that the
   * catalogue still knows keeps its row.
   */
  async adopt({ manifest, manifestSha256, actor, site, bytes }: Returned): Promise<void> {
    const { run, instance, base } = manifest;
    await this.databases.asOwner('adopt', async (client) => {
      await client.query(
        `INSERT INTO platform.backup_run AS r (id, instance_id, kind, reason, state, token, business_date, started_at,
           ended_at, directory, tables, rows, bytes, manifest_sha256, base_run_id, actor, adopted_at)
         VALUES ($1, $2, $3, $4, 'verified', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, clock_timestamp())
         ON CONFLICT (id) DO UPDATE SET state = 'verified', directory = excluded.directory, error = NULL,
           adopted_at = CASE r.state WHEN 'verified' THEN r.adopted_at ELSE excluded.adopted_at END
         WHERE r.instance_id = excluded.instance_id`,
        [
          run.id,
          instance.id,
          run.kind,
          run.reason,
          run.token,
          run.businessDate,
          run.startedAt,
          run.snapshotAt,
          join(instance.id, run.id),
          manifest.tables.length,
          manifest.tables.reduce((sum, { rows, changes }) => sum + rows + (changes?.deleted.rows ?? 0), 0),
          filesOf(manifest).reduce((sum, file) => sum + file.bytes, 0),
          manifestSha256,
          base?.run ?? null,
          actor,
        ],
      );
      // Later runs must come after those of before the loss.
      await client.query(
        "SELECT setval('platform.backup_fence', greatest(last_value, $1)) FROM platform.backup_fence",
        [run.token],
      );
      await client.query(
        `INSERT INTO platform.backup_site_copy (run_id, instance_id, site, state, bytes, sent_bytes, ended_at, verified_at)
         VALUES ($1, $2, $3, 'verified', $4, $4, clock_timestamp(), clock_timestamp())
         ON CONFLICT (run_id, site) DO UPDATE SET state = 'verified', verified_at = excluded.verified_at, error = NULL`,
        [run.id, instance.id, site, bytes],
      );
    });
  }
}
