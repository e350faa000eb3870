import { Injectable } from '@nestjs/common';
import { AppConfig, Databases, type SiteSettings } from '#runtime';
import { InstanceRegistry } from '#tenancy';
import { CopyReader } from '../copy/copy-reader.js';
import { expiredIn, platformFolder, signatureOf } from '../platform/platform-files.js';
import { atSite } from './open-site.js';
import type { Site, StoredFile } from './site.js';
import { SiteCopies } from './site-copies.js';
import { type InstanceOnSite, listSite } from './site-listing.js';
import { type PrunableRun, prunable } from './site-pruning.rules.js';

export interface PruneOptions {
  /** With credentials that may delete, which a server does not have. */
  readonly settings: SiteSettings;
  /** Without it nothing is removed, only told. */
  readonly carryOut: boolean;
}

/** What goes, or would. */
export interface PrunedRun {
  /** `platform` for copies of the control plane. */
  readonly instanceId: string;
  /** A run; or attachments and unfinished files together. */
  readonly what: string;
  readonly files: number;
  readonly bytes: number;
}

/** Files younger than this may belong to what is being sent, in milliseconds. */
const settled = 24 * 3_600_000;

/**
 * Removes from a second site what expired. Never done by a server: whoever takes one over must not be able to delete
 * the copies elsewhere. What the catalogue does not know stays.
 */
@Injectable()
export class SitePruning {
  constructor(
    private readonly config: AppConfig,
    private readonly databases: Databases,
    private readonly registry: InstanceRegistry,
    private readonly copies: SiteCopies,
    private readonly reader: CopyReader,
  ) {}

  /** @throws Problem BACKUP_SITE */
  async prune({ settings, carryOut }: PruneOptions): Promise<PrunedRun[]> {
    return atSite(settings, async (site) => {
      const gone: PrunedRun[] = [];
      for (const [instanceId, found] of await listSite(site)) {
        for (const part of await this.partsToGo(instanceId, found)) {
          if (part.files.length === 0) continue;
          if (carryOut) {
            for (const file of part.files) await site.remove(file.path);
            if (part.runId)
              await this.copies.removed(part.runId, this.config.secondSite?.name ?? settings.name);
          }
          gone.push({
            instanceId,
            what: part.runId ?? part.what,
            files: part.files.length,
            bytes: part.files.reduce((sum, { bytes }) => sum + bytes, 0),
          });
        }
      }
      gone.push(...(await prunePlatform(site, carryOut)));
      return gone;
    });
  }

  private async partsToGo(
    instanceId: string,
    found: InstanceOnSite,
  ): Promise<{ runId?: string; what: string; files: readonly StoredFile[] }[]> {
    const row = await this.registry.byId(instanceId);
    if (!row) return [];
    if (row.state === 'erased') {
      const files = [...found.runs.values(), [...found.blobs.values()], found.unfinished, found.parts].flat();
      return [{ what: 'an erased instance', files }];
    }
    const known = await this.knownRuns(instanceId, [...found.runs.keys()]);
    const going = new Set(prunable(known).map(({ runId }) => runId));
    const staying = [...found.runs.keys()].filter((runId) => !going.has(runId));
    const old = (file: StoredFile) => file.modifiedAt.getTime() < Date.now() - settled;
    const wanted = await this.blobsOf(instanceId, staying);
    return [
      ...[...going].map((runId) => ({
        runId,
        what: runId,
        files: manifestFirst(found.runs.get(runId) ?? []),
      })),
      { what: 'unfinished', files: [...found.unfinished, ...found.parts].filter(old) },
      {
        what: 'attachments',
        files: wanted
          ? [...found.blobs].filter(([name, file]) => !wanted.has(name) && old(file)).map(([, file]) => file)
          : [],
      },
    ];
  }

  private async knownRuns(instanceId: string, runIds: readonly string[]): Promise<PrunableRun[]> {
    return this.databases.asOwner('prune', async (client) => {
      const { rows } = await client.query<PrunableRun>(
        `SELECT id AS "runId", kind, base_run_id AS "baseRunId", token, state = 'expired' AS expired
         FROM platform.backup_run WHERE instance_id = $1 AND id = ANY($2::uuid[])`,
        [instanceId, runIds],
      );
      return rows;
    });
  }

  /** The attachments that runs need; undefined, and none may go, where one of the runs cannot be read here. */
  private async blobsOf(instanceId: string, runIds: readonly string[]): Promise<Set<string> | undefined> {
    const names = new Set<string>();
    for (const runId of runIds) {
      const { copy, problems } = await this.reader
        .read({ runId, instanceId, manifestSha256: null }, { attachments: new Set() })
        .catch(() => ({ copy: undefined, problems: [] }));
      if (!copy || problems.some((problem) => !problem.startsWith('blobs/'))) return undefined;
      for (const { file } of copy.blobs) names.add(file);
    }
    return names;
  }
}

/** A run without its manifest is no run: whoever reads meanwhile finds it whole or not at all. */
const manifestFirst = (files: readonly StoredFile[]): StoredFile[] =>
  [...files].sort(
    (a, b) => Number(b.path.endsWith('/manifest.json')) - Number(a.path.endsWith('/manifest.json')),
  );

/** Copies of the control plane that are too old. */
async function prunePlatform(site: Site, carryOut: boolean): Promise<PrunedRun[]> {
  const there = await site.list(platformFolder);
  const expired = expiredIn(
    there.map(({ path }) => path.slice(platformFolder.length + 1)),
    new Date(),
  );
  const names = new Set(expired.flatMap((name) => [name, signatureOf(name)]));
  const files = there.filter(({ path }) => names.has(path.slice(platformFolder.length + 1)));
  if (files.length === 0) return [];
  if (carryOut) for (const { path } of files) await site.remove(path);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return [{ instanceId: platformFolder, what: 'copies of the control plane', files: files.length, bytes }];
}
