import { join, posix } from 'node:path';
import type { Readable } from 'node:stream';
import type { Attributes, FileEntryWithStats } from 'ssh2';
import { newId } from '#kernel';
import type { SftpSettings } from '#runtime';
import type { Tallied } from '../copy/tally.js';
import { SftpConnection } from './sftp-connection.js';
import {
  checked,
  measure,
  partOf,
  requireSame,
  type Site,
  SiteError,
  type StoredFile,
  streamOf,
} from './site.js';

/** Requests under way at a time, each of one piece: a distant server is then limited by its line, not by its delay. */
const window = 32;
const piece = 32 * 1024;
const isFolder = (mode: number) => (mode & 0o170000) === 0o040000;

/** A folder of an SFTP server. */
export class SftpSite implements Site {
  private readonly folders = new Set<string>();

  private constructor(
    readonly name: string,
    private readonly root: string,
    private readonly connection: SftpConnection,
  ) {}

  static async open(settings: SftpSettings): Promise<SftpSite> {
    return new SftpSite(settings.name, settings.path, await SftpConnection.open(settings));
  }

  async put(path: string, content: Readable, expected: Tallied): Promise<void> {
    const target = join(this.root, path);
    const part = join(this.root, partOf(path, newId()));
    await this.makeFolder(posix.dirname(target));
    try {
      await this.write(part, path, checked(content, expected, `${path}, as read here`));
      requireSame(await measure(await this.open(part, path)), expected, `${path}, as read back`);
      await this.rename(part, target, path);
    } catch (error) {
      // Where the account may not delete, the part stays until somebody prunes.
      await this.connection.call(path, (sftp, done) => sftp.unlink(part, done)).catch(() => undefined);
      throw await this.explainFull(error, path);
    }
  }

  async read(path: string): Promise<Readable> {
    return this.open(join(this.root, path), path);
  }

  async list(folder: string): Promise<StoredFile[]> {
    const files: StoredFile[] = [];
    const pending = [folder];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      for (const { filename, attrs } of await this.entries(next)) {
        const path = posix.join(next, filename);
        if (isFolder(attrs.mode)) pending.push(path);
        else files.push({ path, bytes: attrs.size, modifiedAt: new Date(attrs.mtime * 1000) });
      }
    }
    return files;
  }

  async remove(path: string): Promise<void> {
    await this.connection.call(path, (sftp, done) => sftp.unlink(join(this.root, path), done));
    // An emptied folder goes too; one that is not empty stays.
    const folder = posix.dirname(join(this.root, path));
    await this.connection.call(path, (sftp, done) => sftp.rmdir(folder, done)).catch(() => undefined);
  }

  async close(): Promise<void> {
    this.connection.close();
  }

  private async entries(folder: string): Promise<FileEntryWithStats[]> {
    try {
      return await this.connection.call<FileEntryWithStats[]>(folder, (sftp, done) =>
        sftp.readdir(join(this.root, folder), done),
      );
    } catch (error) {
      if (error instanceof SiteError && error.kind === 'missing') return [];
      throw error;
    }
  }

  private async makeFolder(path: string): Promise<void> {
    if (this.folders.has(path)) return;
    const found = await this.connection
      .call<Attributes>(path, (sftp, done) => sftp.stat(path, done))
      .catch((error: SiteError) => {
        if (error.kind !== 'missing') throw error;
      });
    if (!found) {
      await this.makeFolder(posix.dirname(path));
      await this.connection.call(path, (sftp, done) => sftp.mkdir(path, { mode: 0o700 }, done));
    }
    this.folders.add(path);
  }

  private async write(part: string, path: string, content: AsyncIterable<Buffer>): Promise<void> {
    const handle = await this.connection.call<Buffer>(path, (sftp, done) =>
      sftp.open(part, 'wx', { mode: 0o600 }, done),
    );
    const pending = new Set<Promise<void>>();
    let failure: unknown;
    let position = 0;
    try {
      for await (const chunk of content) {
        for (let from = 0; from < chunk.length; from += piece) {
          const bytes = chunk.subarray(from, from + piece);
          const at = position + from;
          const sent = this.connection
            .call(path, (sftp, done) => sftp.write(handle, bytes, 0, bytes.length, at, done))
            .catch((error: unknown) => {
              failure ??= error;
            })
            .finally(() => pending.delete(sent));
          pending.add(sent);
          if (pending.size >= window) await Promise.race(pending);
          if (failure) throw failure;
        }
        position += chunk.length;
      }
      await Promise.all(pending);
      if (failure) throw failure;
      await this.connection
        .call(path, (sftp, done) => sftp.ext_openssh_fsync(handle, (error) => done(error, undefined)))
        .catch(ignoreUnsupported);
    } finally {
      await Promise.all(pending);
      await this.connection.call(path, (sftp, done) => sftp.close(handle, done)).catch(() => undefined);
    }
  }

  private async open(file: string, path: string): Promise<Readable> {
    const { connection } = this;
    const handle = await connection.call<Buffer>(path, (sftp, done) => sftp.open(file, 'r', done));
    const { size } = await connection.call<Attributes>(path, (sftp, done) => sftp.fstat(handle, done));
    const fetch = async (at: number): Promise<Buffer> => {
      const bytes = Buffer.alloc(Math.min(piece, size - at));
      for (let filled = 0; filled < bytes.length; ) {
        // A server may give less than it was asked for.
        const offset = filled;
        const count = await connection.call<number>(path, (sftp, done) =>
          sftp.read(handle, bytes, offset, bytes.length - offset, at + offset, done),
        );
        if (count === 0) throw new SiteError('altered', `${path} ends too early`);
        filled += count;
      }
      return bytes;
    };
    async function* chunks(): AsyncGenerator<Buffer> {
      const pending: Promise<Buffer>[] = [];
      try {
        let at = 0;
        while (at < size || pending.length > 0) {
          for (; at < size && pending.length < window; at += piece) {
            const next = fetch(at);
            // Its failure is told when its turn comes, even if nobody waits for it any more.
            next.catch(() => undefined);
            pending.push(next);
          }
          yield await (pending.shift() as Promise<Buffer>);
        }
      } finally {
        await connection.call(path, (sftp, done) => sftp.close(handle, done)).catch(() => undefined);
      }
    }
    return streamOf(chunks());
  }

  /** Over an older file where the server lets us; a server that forbids overwriting may still allow new names. */
  private async rename(from: string, to: string, path: string): Promise<void> {
    try {
      await this.connection.call(path, (sftp, done) => sftp.ext_openssh_rename(from, to, done));
    } catch (error) {
      if (error instanceof SiteError && error.kind !== 'refused') throw error;
      await this.connection.call(path, (sftp, done) => sftp.rename(from, to, done));
    }
  }

  /** The protocol has no word for a full disk: OpenSSH says "Failure". */
  private async explainFull(error: unknown, path: string): Promise<unknown> {
    if (!(error instanceof SiteError) || error.kind !== 'refused') return error;
    const room = await this.connection
      .call<{ f_bavail?: number }>(path, (sftp, done) => sftp.ext_openssh_statvfs(this.root, done))
      .catch(() => undefined);
    return room?.f_bavail === 0 ? new SiteError('full', path, { cause: error }) : error;
  }
}

function ignoreUnsupported(error: SiteError): void {
  if (error.kind !== 'refused') throw error;
}
