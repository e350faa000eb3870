import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, utimes } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { newId, Problem, text } from '#kernel';
import type { FileStore } from '#runtime';
import { BackupProblems } from '../backup.problems.js';
import { type InstanceCopies, syncFolder } from './copy-folder.js';
import { type Tallied, Tally } from './tally.js';

export interface Blob {
  readonly sha256: string;
  readonly size: number;
}

/** Size and digest of a file, or undefined where there is none. */
export async function hashOfFile(path: string): Promise<Tallied | undefined> {
  const tally = new Tally();
  try {
    await pipeline(createReadStream(path), tally, new Writable({ write: (_chunk, _, done) => done() }));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  return tally.result();
}

const intact = (found: Tallied | undefined, { sha256, size }: Blob): boolean =>
  found?.sha256 === sha256 && found.bytes === size;

/**
 * Brings attachments of the instance in scope into its copies: those that are missing there, or damaged there.
 * @throws Problem BACKUP_FILE_DAMAGED where the instance's own file is missing or wrong.
 */
export async function copyBlobs(
  blobs: readonly Blob[],
  files: FileStore,
  copies: InstanceCopies,
): Promise<void> {
  if (blobs.length === 0) return;
  const folder = dirname(copies.blob('0'.repeat(64)));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const blob of blobs) {
    const source = files.pathOf(blob.sha256);
    if (!intact(await hashOfFile(source), blob)) throw damaged(blob);
    const target = copies.blob(blob.sha256);
    if (intact(await hashOfFile(target), blob)) continue;
    const draft = `${target}.${newId()}`;
    try {
      const tally = new Tally();
      await pipeline(
        createReadStream(source),
        tally,
        createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true }),
      );
      if (!intact(tally.result(), blob)) throw damaged(blob);
      await rename(draft, target);
    } finally {
      await rm(draft, { force: true });
    }
  }
  await syncFolder(folder);
}

/** Puts the attachments of a copy into the file store of the instance in scope, where they are missing or wrong. */
export async function restoreBlobs(
  blobs: readonly Blob[],
  files: FileStore,
  copies: InstanceCopies,
): Promise<void> {
  for (const blob of blobs) {
    const path = files.pathOf(blob.sha256);
    if (intact(await hashOfFile(path), blob)) {
      // As if written now: whoever removes contents out of use must not take this one before the restore is done.
      const now = new Date();
      await utimes(path, now, now);
      continue;
    }
    const stored = await files.put(createReadStream(copies.blob(blob.sha256)));
    if (stored.sha256 !== blob.sha256) throw damaged(blob);
  }
}

const damaged = ({ sha256 }: Blob) =>
  new Problem(BackupProblems.BACKUP_FILE_DAMAGED, {
    detail: text(`Fichier ${sha256}.`, `File ${sha256}.`),
  });
