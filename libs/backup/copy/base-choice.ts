import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { InstanceRow } from '#tenancy';
import type { InstanceCopies } from './copy-folder.js';
import { filesOf, parseManifest, sha256Of } from './manifest.js';
import type { Snapshot } from './snapshot.js';

/** The full copy that an incremental one is the difference to. */
export interface Base {
  readonly runId: string;
  readonly manifestSha256: string;
  /** What was visible to it. */
  readonly snapshot: string;
}

/** Why there is none, and a full copy must be taken instead. */
export type NoBase =
  | 'no-full-copy'
  | 'other-schema'
  | 'other-cluster'
  | 'other-structure'
  | 'base-unreadable';

/**
 * Chooses the base of an incremental copy within that copy's own snapshot. The catalogue row that makes a full copy
 * verified is its proof: a database that was put back to an earlier moment lacks it, and whoever does not see it must
 * not trust the journals either. A pruned journal is never used, since who sees the pruning sees the newer copy too.
 */
export async function chooseBase(
  { client, postgres, structure }: Snapshot,
  row: InstanceRow,
  copies: InstanceCopies,
): Promise<Base | NoBase> {
  // Once verified, a copy keeps its manifest's digest: the newest that ever was verified must still be so, because the
  // journal was emptied behind it.
  const { rows } = await client.query<{
    runId: string;
    state: string;
    sameSchema: boolean;
    manifestSha256: string;
    snapshot: string | null;
    fingerprint: string | null;
    systemIdentifier: string | null;
  }>(
    `SELECT id AS "runId", state, manifest_sha256 AS "manifestSha256", snapshot, fingerprint,
       system_identifier AS "systemIdentifier", schema_oid = $2::regnamespace::oid AS "sameSchema"
     FROM platform.backup_run WHERE instance_id = $1 AND kind = 'full' AND manifest_sha256 IS NOT NULL
     ORDER BY schema_oid = $2::regnamespace::oid DESC NULLS LAST, token DESC LIMIT 1`,
    [row.id, row.schema],
  );
  const [newest] = rows;
  if (newest?.state !== 'verified' || newest.snapshot === null) return 'no-full-copy';
  if (!newest.sameSchema) return 'other-schema';
  if (newest.systemIdentifier !== postgres.systemIdentifier) return 'other-cluster';
  if (newest.fingerprint !== structure.fingerprint) return 'other-structure';
  const { runId, manifestSha256, snapshot } = newest;
  return (await isWhole(copies.run(runId), manifestSha256))
    ? { runId, manifestSha256, snapshot }
    : 'base-unreadable';
}

/** Whether the files of a copy are there in their sizes; that their bytes are right is proved when they are read. */
async function isWhole(folder: string, manifestSha256: string): Promise<boolean> {
  try {
    const text = await readFile(join(folder, 'manifest.json'));
    if (sha256Of(text) !== manifestSha256) return false;
    for (const { file, bytes } of filesOf(parseManifest(text.toString('utf8')))) {
      if ((await stat(join(folder, file))).size !== bytes) return false;
    }
    return true;
  } catch {
    return false;
  }
}
