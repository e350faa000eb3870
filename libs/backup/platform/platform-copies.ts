import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Problem, text } from '#kernel';
import { AppConfig, AppLogger, Clock } from '#runtime';
import { Scheduler } from '#tenancy';
import { BackupProblems } from '../backup.problems.js';
import { syncFolder } from '../copy/copy-folder.js';
import { sha256Of } from '../copy/manifest.js';
import { ManifestSigner } from '../keys/manifest-signer.js';
import { atSite } from '../sites/open-site.js';
import { PlatformCiphers } from './platform-ciphers.js';
import { type PlatformContents, PlatformContentsStore } from './platform-contents.js';
import { expiredIn, platformFile, platformFilesIn, platformFolder, signatureOf } from './platform-files.js';

/** A copy of the control plane: a file, and beside it its signature. */
export interface PlatformCopy {
  readonly file: string;
  /** Whether it is new: where nothing changed, the newest one stands. */
  readonly taken: boolean;
}

/**
 * Copies of the control plane: which instances there are, who was erased, what was done. Without them, copies of the
 * instances alone would bring back whoever was erased since. Each hour when something changed; encrypted for a key of
 * their own, signed, read back, and sent to the second site.
 */
@Injectable()
export class PlatformCopies implements OnModuleInit {
  private readonly folder: string;

  constructor(
    private readonly config: AppConfig,
    private readonly clock: Clock,
    private readonly scheduler: Scheduler,
    private readonly contents: PlatformContentsStore,
    private readonly ciphers: PlatformCiphers,
    private readonly signer: ManifestSigner,
    private readonly logger: AppLogger,
  ) {
    this.folder = join(config.backupDir, platformFolder);
  }

  onModuleInit(): void {
    this.scheduler.hourlyOnPlatform('copy of the control plane', 51, async () => {
      await this.take();
      await this.send().catch((error: unknown) =>
        this.logger.error('the control plane is not on the second site', error),
      );
    });
  }

  /** The names of the copies here, the newest first. */
  async list(): Promise<string[]> {
    const names = await readdir(this.folder).catch(() => []);
    return platformFilesIn(names);
  }

  /** Takes one unless the newest says the same, and lets go of those that are too old. @throws Problem BACKUP_DAMAGED */
  async take(): Promise<PlatformCopy> {
    const contents = await this.contents.read();
    const mark = sha256Of(contents).slice(0, 12);
    const [newest] = await this.list();
    if (newest?.includes(`-${mark}.`)) return { file: newest, taken: false };
    const file = platformFile(this.clock.now(), mark);
    const cipher = await this.ciphers.toWrite();
    const bytes = await buffer(Readable.from([gzipSync(contents)]).pipe(cipher.encrypt()));
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    // Without its signature a copy is none, so that it comes first.
    await this.put(signatureOf(file), await this.signer.sign(bytes));
    await this.put(file, bytes);
    if ((await this.open(file)) !== contents) {
      await rm(join(this.folder, file), { force: true });
      throw damaged(file);
    }
    await this.removeOld();
    return { file, taken: true };
  }

  /** Brings to the second site what it lacks. @returns how many copies; 0 without a second site. @throws Problem BACKUP_SITE */
  async send(): Promise<number> {
    const settings = this.config.secondSite;
    if (!settings) return 0;
    return atSite(settings, async (site) => {
      const there = new Set((await site.list(platformFolder)).map(({ path }) => path));
      const missing = (await this.list()).filter((name) => !there.has(`${platformFolder}/${name}`));
      for (const name of missing)
        for (const file of [signatureOf(name), name]) {
          const bytes = await readFile(join(this.folder, file));
          const expected = { bytes: bytes.length, sha256: sha256Of(bytes) };
          await site.put(`${platformFolder}/${file}`, Readable.from([bytes]), expected);
        }
      return missing.length;
    });
  }

  /** Brings the newest copy of the second site here. @throws Problem BACKUP_NO_SECOND_SITE, BACKUP_SITE, BACKUP_DAMAGED */
  async fetch(): Promise<string> {
    const settings = this.config.secondSite;
    if (!settings) throw new Problem(BackupProblems.BACKUP_NO_SECOND_SITE);
    const file = await atSite(settings, async (site) => {
      const names = (await site.list(platformFolder)).map(({ path }) =>
        path.slice(platformFolder.length + 1),
      );
      const [newest] = platformFilesIn(names);
      if (!newest) throw new Problem(BackupProblems.BACKUP_RUN_UNKNOWN);
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      for (const each of [signatureOf(newest), newest])
        await this.put(each, await buffer(await site.read(`${platformFolder}/${each}`)));
      return newest;
    });
    await this.open(file);
    return file;
  }

  /**
   * Makes the instances of a copy exist again on an empty platform.
   * @param file by default the newest here.
   * @returns their slugs.
   * @throws Problem BACKUP_RUN_UNKNOWN, BACKUP_DAMAGED, BACKUP_KEY_MISSING, BACKUP_PLATFORM_IN_USE
   */
  async restore(file?: string): Promise<{ file: string; slugs: string[] }> {
    const chosen = (await this.list()).find((name) => file === undefined || name === file);
    if (!chosen) throw new Problem(BackupProblems.BACKUP_RUN_UNKNOWN);
    const contents = JSON.parse(await this.open(chosen)) as PlatformContents;
    if (contents.format !== 'b2o-platform' || !contents.formatVersion.startsWith('1.')) throw damaged(chosen);
    return { file: chosen, slugs: await this.contents.write(contents) };
  }

  /** What a copy says, once its signature and its every byte are proved. @throws Problem BACKUP_DAMAGED */
  private async open(file: string): Promise<string> {
    const cipher = await this.ciphers.toRead();
    const [bytes, signature] = await Promise.all(
      [file, signatureOf(file)].map((name) => readFile(join(this.folder, name)).catch(() => Buffer.alloc(0))),
    );
    if (!bytes || !signature || !(await this.signer.verify(bytes, signature).catch(refuse)))
      throw damaged(file);
    const plain = await buffer(Readable.from([bytes]).pipe(cipher.decrypt()));
    return gunzipSync(plain).toString('utf8');
  }

  private async put(name: string, bytes: Buffer): Promise<void> {
    const draft = join(this.folder, `.draft-${name}`);
    await writeFile(draft, bytes, { mode: 0o600, flush: true });
    await rename(draft, join(this.folder, name));
    await syncFolder(this.folder);
  }

  private async removeOld(): Promise<void> {
    for (const name of expiredIn(await this.list(), this.clock.now()))
      for (const file of [name, signatureOf(name)]) await rm(join(this.folder, file), { force: true });
  }
}

const refuse = (error: unknown): boolean => {
  if (error instanceof Problem) throw error;
  return false;
};

const damaged = (file: string) =>
  new Problem(BackupProblems.BACKUP_DAMAGED, { detail: text(`Fichier ${file}.`, `File ${file}.`) });
