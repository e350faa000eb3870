import { Injectable } from '@nestjs/common';
import { Problem } from '#kernel';
import { AppConfig, AppLogger } from '#runtime';
import { BackupProblems } from '../backup.problems.js';
import { KeyFolder } from './key-folder.js';
import { unwrapKey, type WrappingKeys, wrapKey } from './wrapped-key.js';
import { WrappingKey } from './wrapping-key.js';

export const keyFile = (name: string) => `${name}.key`;
export const destroyedFile = (name: string) => `${name}.destroyed`;
/** Another key of that name, brought from another store. */
export const otherKeyFile = (name: string, mark: string) => `${name}~${mark}.key`;

/**
 * The keys of copies, wrapped, in one folder or in two. A key is made once: of two processes that ask for it at once,
 * one writes it and both get that one. What is missing or damaged in one folder is written anew from the other.
 */
@Injectable()
export class KeyStore {
  readonly wrappings: WrappingKeys;
  readonly folders: readonly KeyFolder[];

  constructor(
    config: AppConfig,
    private readonly logger: AppLogger,
  ) {
    this.wrappings = [WrappingKey.of(config), ...WrappingKey.before(config)];
    this.folders = [config.keysDir, config.keysSecondDir]
      .filter((path) => path !== undefined)
      .map((path) => new KeyFolder(path));
  }

  /** @returns undefined where there is none, or none any more. @throws Problem BACKUP_KEY_DAMAGED */
  async find(name: string): Promise<string | undefined> {
    if (await this.isDestroyed(name)) return undefined;
    const found = await Promise.all(this.folders.map((folder) => this.readFrom(folder, name)));
    const good = found.find(({ secret }) => secret !== undefined);
    if (!good) {
      const wrong = found.find(({ error }) => error !== undefined);
      if (wrong) throw wrong.error;
      return undefined;
    }
    for (const [index, folder] of this.folders.entries()) {
      const there = found[index];
      if (there?.content === undefined || there.error) await this.mend(folder, name, good.content as string);
      // Two keys of one name: the first folder counts, and nothing is overwritten.
      else if (there.secret !== good.secret)
        this.logger.error('two folders hold different keys of one name', { key: name, folder: folder.path });
    }
    return (await this.wasDestroyedMeanwhile(name)) ? undefined : good.secret;
  }

  /** Further keys of that name, brought from other stores: what they were used for can still be read. */
  async others(name: string): Promise<string[]> {
    if (await this.isDestroyed(name)) return [];
    const secrets = new Set<string>();
    for (const folder of this.folders) {
      const files = await folder.files().catch(() => []);
      for (const file of files.filter((each) => each.startsWith(`${name}~`) && each.endsWith('.key'))) {
        try {
          secrets.add(unwrapKey((await folder.read(file)) ?? '', name, this.wrappings));
        } catch {
          this.logger.error('a key of copies cannot be read', { key: name, folder: folder.path });
        }
      }
    }
    return [...secrets];
  }

  /** @throws Problem BACKUP_KEY_MISSING when it was destroyed, BACKUP_KEY_DAMAGED */
  async findOrMake(name: string, make: () => Promise<string>): Promise<string> {
    const known = await this.find(name);
    if (known !== undefined) return known;
    if (await this.isDestroyed(name)) throw new Problem(BackupProblems.BACKUP_KEY_MISSING);
    const [first, ...others] = this.folders as [KeyFolder, ...KeyFolder[]];
    if (await first.create(keyFile(name), wrapKey(await make(), name, this.wrappings)))
      this.logger.info({ key: name }, 'a key of copies was made');
    // Not ours where another process was faster.
    const kept = await first.read(keyFile(name));
    // A key that is in one place only could be lost with all copies made for it: then there is no copy at all.
    if (kept !== undefined) for (const folder of others) await folder.create(keyFile(name), kept);
    if (kept === undefined || (await this.wasDestroyedMeanwhile(name)))
      throw new Problem(BackupProblems.BACKUP_KEY_MISSING);
    return unwrapKey(kept, name, this.wrappings);
  }

  /** Writes what is no secret into every folder that can be written. */
  async publish(file: string, content: string): Promise<void> {
    for (const folder of this.folders) {
      try {
        if ((await folder.read(file)) !== content) await folder.replace(file, content);
      } catch {
        this.logger.error('a folder of keys cannot be written', { folder: folder.path });
      }
    }
  }

  /**
   * Removes a key from every folder, for ever: a mark keeps it from being made or mended again. May be repeated.
   * @throws Error when a folder cannot be written; what remains goes with the next attempt.
   */
  async destroy(name: string): Promise<void> {
    const done = await Promise.allSettled(
      this.folders.map(async (folder) => {
        await folder.create(destroyedFile(name), `${new Date().toISOString()}\n`);
        await this.removeFrom(folder, name);
      }),
    );
    for (const each of done) if (each.status === 'rejected') throw each.reason;
  }

  /** Brings every folder to what it should hold: what one lacks, what should be gone. */
  async keepWhole(): Promise<void> {
    await this.finishDestructions();
    for (const folder of this.folders) await folder.removeDrafts();
    const files = (await Promise.all(this.folders.map((folder) => folder.files()))).flat();
    const names = files
      .filter((file) => /^[^~]*\.key$/.test(file))
      .map((file) => file.slice(0, -'.key'.length));
    for (const name of new Set(names)) await this.find(name).catch(unlessProblem);
  }

  /** Removes what a folder that was away, or a mend at a bad moment, kept of destroyed keys. */
  async finishDestructions(): Promise<void> {
    const files = await Promise.all(this.folders.map((folder) => folder.files()));
    const marked = new Set(files.flat().filter((file) => file.endsWith('.destroyed')));
    for (const mark of marked) {
      const name = mark.slice(0, -'.destroyed'.length);
      const whole = files.every((each) => each.includes(mark));
      const kept = files.flat().some((file) => file.startsWith(keyFile(name)) || file.startsWith(`${name}~`));
      if (!whole || kept) await this.destroy(name);
    }
  }

  private async removeFrom(folder: KeyFolder, name: string): Promise<void> {
    await folder.removeDrafts(name);
    for (const file of await folder.files()) {
      if (file.startsWith(keyFile(name)) || file.startsWith(`${name}~`)) await folder.remove(file);
    }
  }

  private async isDestroyed(name: string): Promise<boolean> {
    const marks = await Promise.all(
      this.folders.map((folder) => folder.read(destroyedFile(name)).catch(() => undefined)),
    );
    return marks.some((mark) => mark !== undefined);
  }

  private async readFrom(
    folder: KeyFolder,
    name: string,
  ): Promise<{ content?: string | undefined; secret?: string; error?: unknown }> {
    let content: string | undefined;
    try {
      content = await folder.read(keyFile(name));
      return content === undefined ? {} : { content, secret: unwrapKey(content, name, this.wrappings) };
    } catch (error) {
      this.logger.error('a key of copies cannot be read', { key: name, folder: folder.path });
      return { content, error };
    }
  }

  /** A folder that is away for a while does not stop the work that the other one allows. */
  private async mend(folder: KeyFolder, name: string, content: string): Promise<void> {
    const where = { key: name, folder: folder.path };
    try {
      if ((await folder.read(keyFile(name))) !== undefined) await folder.putAside(keyFile(name));
      await folder.create(keyFile(name), content);
      this.logger.warn('a key of copies was written anew from the other folder', where);
    } catch {
      this.logger.error('a key of copies is in one folder only', where);
    }
  }

  /** Whoever destroyed the key while it was being written has not seen the file that was written. */
  private async wasDestroyedMeanwhile(name: string): Promise<boolean> {
    if (!(await this.isDestroyed(name))) return false;
    for (const folder of this.folders) await this.removeFrom(folder, name);
    return true;
  }
}

/** Told in the log already. */
const unlessProblem = (error: unknown): void => {
  if (!(error instanceof Problem)) throw error;
};
