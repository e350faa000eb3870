import { rm, stat } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { Problem } from '#kernel';
import { AppConfig, AppLogger } from '#runtime';
import { InstanceRegistry } from '#tenancy';
import { BackupProblems } from '../backup.problems.js';
import { InstanceCopies } from '../copy/copy-folder.js';
import { CopyReader } from '../copy/copy-reader.js';
import { filesOf } from '../copy/manifest.js';
import { InstanceKeys } from '../keys/instance-keys.js';
import { InstanceLock } from '../runs/instance-lock.js';
import { atSite } from './open-site.js';
import { RunAdoption } from './run-adoption.js';
import { downloadBlobs, downloadRun } from './run-download.js';
import { type Site, SiteError } from './site.js';
import { listInstance } from './site-listing.js';
import { type SiteManifest, SiteManifests } from './site-manifests.js';

export interface FetchOptions {
  /** By default every run of the instance. */
  readonly runId?: string | undefined;
  readonly actor: string;
  /** Called after each file; bytes of the run. */
  readonly onProgress?: ((runId: string, doneBytes: number, bytes: number) => void) | undefined;
}

/** What became of one run. */
export interface FetchedRun {
  readonly runId: string;
  readonly kind: string | null;
  readonly businessDate: string | null;
  /** `present`: it was here, whole. */
  readonly outcome: 'fetched' | 'present' | 'refused';
  readonly problem: string | null;
}

/** Brings copies back from the second site, to a server that lost its own. */
@Injectable()
export class SiteFetch {
  constructor(
    private readonly config: AppConfig,
    private readonly registry: InstanceRegistry,
    private readonly lock: InstanceLock,
    private readonly keys: InstanceKeys,
    private readonly reader: CopyReader,
    private readonly manifests: SiteManifests,
    private readonly adoption: RunAdoption,
    private readonly logger: AppLogger,
  ) {}

  /**
   * Brings runs here, reads every byte of them, and puts them into the catalogue. One run that is not ours or not whole
   * is refused and leaves nothing; the others come.
   * @throws Problem BACKUP_NO_SECOND_SITE, BACKUP_SITE, BACKUP_RUN_UNKNOWN, BACKUP_KEY_MISSING, BACKUP_BUSY
   */
  async fetch(slug: string, options: FetchOptions): Promise<FetchedRun[]> {
    const settings = this.config.secondSite;
    if (!settings) throw new Problem(BackupProblems.BACKUP_NO_SECOND_SITE);
    const row = await this.registry.bySlug(slug);
    // Before anything asks for a cipher: that would make a new key where the old one is lost.
    await this.keys.identity(row.id);
    return this.lock.hold(row, () => atSite(settings, (site) => this.fetchFrom(site, row.id, options)));
  }

  private async fetchFrom(site: Site, instanceId: string, options: FetchOptions): Promise<FetchedRun[]> {
    const { runs, blobs } = await listInstance(site, instanceId);
    const { runId } = options;
    if (runId !== undefined && !runs.has(runId)) throw new Problem(BackupProblems.BACKUP_RUN_UNKNOWN);
    const results = new Map<string, FetchedRun>();
    const found = new Map<string, SiteManifest>();
    for (const id of runId === undefined ? runs.keys() : [runId]) {
      const problem = await this.learn(site, instanceId, id, found);
      if (problem) results.set(id, refused(id, undefined, problem));
    }
    // A full copy before the incremental ones that go on from it.
    const ordered = [...found.values()].sort((a, b) => a.manifest.run.token - b.manifest.run.token);
    for (const each of ordered) {
      const { id } = each.manifest.run;
      const base = each.manifest.base?.run;
      if (base !== undefined && results.get(base)?.outcome === 'refused') {
        results.set(id, refused(id, each, `its full copy ${base} was refused`));
        continue;
      }
      results.set(id, await this.bring(site, each, blobs, options));
    }
    return [...results.values()];
  }

  /** Reads a run's manifest, and that of the full copy it goes on from. @returns why it is not believed. */
  private async learn(
    site: Site,
    instanceId: string,
    runId: string,
    found: Map<string, SiteManifest>,
  ): Promise<string | undefined> {
    if (found.has(runId)) return undefined;
    try {
      const read = await this.manifests.read(site, instanceId, runId);
      const { base } = read.manifest;
      if (base) {
        const problem = await this.learn(site, instanceId, base.run, found);
        if (problem) return problem;
        if (found.get(base.run)?.sha256 !== base.manifestSha256)
          return `its full copy ${base.run} is another one`;
      }
      found.set(runId, read);
      return undefined;
    } catch (error) {
      if (isOfTheRun(error)) return error.message;
      throw error;
    }
  }

  private async bring(
    site: Site,
    found: SiteManifest,
    blobs: ReadonlyMap<string, { readonly bytes: number }>,
    { actor, onProgress }: FetchOptions,
  ): Promise<FetchedRun> {
    const { manifest, sha256 } = found;
    const { id: runId, kind, businessDate } = manifest.run;
    const instanceId = manifest.instance.id;
    const copies = new InstanceCopies(this.config.backupDir, instanceId);
    const expected = { runId, instanceId, manifestSha256: sha256 };
    const bytes = filesOf(manifest).reduce((sum, file) => sum + file.bytes, 0);
    const hadFolder = await stat(copies.run(runId)).then(
      () => true,
      () => false,
    );
    let came: string[] = [];
    try {
      let { problems } = await this.reader.read(expected);
      const isHere = problems.length === 0;
      if (problems.some((problem) => blobOf(problem) === undefined)) {
        let done = 0;
        await downloadRun(site, copies, found, (_, size) => {
          done += size;
          onProgress?.(runId, done, bytes);
        });
        ({ problems } = await this.reader.read(expected));
      }
      const names = problems.map(blobOf).filter((name) => name !== undefined);
      if (names.length > 0) {
        came = await downloadBlobs(site, copies, instanceId, names);
        ({ problems } = await this.reader.read(expected));
      }
      if (problems.length > 0) throw new SiteError('altered', problems.join('; '));
      const ofBlobs = [...blobs.values()].reduce((sum, blob) => sum + blob.bytes, 0);
      await this.adoption.adopt({
        manifest,
        manifestSha256: sha256,
        actor,
        site: site.name,
        bytes: bytes + ofBlobs,
      });
      return { runId, kind, businessDate, outcome: isHere ? 'present' : 'fetched', problem: null };
    } catch (error) {
      // Files that came under a run's name were proven; attachments are proven by the reading that just failed.
      for (const name of came) await rm(copies.blob(name), { force: true });
      if (!hadFolder) await copies.removeRun(runId);
      if (!isOfTheRun(error)) throw error;
      this.logger.error('a copy on the second site is not intact', { run: runId, why: error.message });
      return refused(runId, found, error.message);
    }
  }
}

/** The attachment that a reader's line is about. */
const blobOf = (problem: string): string | undefined => /^blobs\/([^:]+): /.exec(problem)?.[1];

/** A run that is not whole says nothing of the others; a site that is silent does. */
const isOfTheRun = (error: unknown): error is SiteError =>
  error instanceof SiteError && (error.kind === 'altered' || error.kind === 'missing');

const refused = (runId: string, found: SiteManifest | undefined, problem: string): FetchedRun => ({
  runId,
  kind: found?.manifest.run.kind ?? null,
  businessDate: found?.manifest.run.businessDate ?? null,
  outcome: 'refused',
  problem,
});
