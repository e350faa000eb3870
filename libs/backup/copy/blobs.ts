import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { newId, Problem, text } from '#kernel';
import type { FileStore } from '#runtime';
import { BackupProblems } from '../backup.problems.js';
import type { CopyCipher } from './copy-cipher.js';
import { type InstanceCopies, syncFolder } from './copy-folder.js';
import { attachmentShare, type CopyPace } from './copy-pace.js';
import { nowhere, type Tallied, Tally } from './tally.js';

/** An attachment: the digest and the size of its content. */
export interface Blob {
  readonly sha256: string;
  readonly size: number;
}

/** An attachment in the copies. */
export interface StoredBlob extends Blob {
  /** Its name in the folder `blobs`. */
  readonly file: string;
}

/** Where attachments come from and go to. */
interface BlobCopying {
  readonly files: FileStore;
  readonly copies: InstanceCopies;
  readonly cipher: CopyCipher;
  readonly pace?: CopyPace | undefined;
}

const paced = (pace: CopyPace | undefined) => (pace ? [pace.stage(attachmentShare)] : []);

/** Size and digest of a file's content, or undefined where there is none. @throws Error for what cannot be decrypted. */
export async function hashOfFile(
  path: string,
  { cipher, pace }: { readonly cipher?: CopyCipher | undefined; readonly pace?: CopyPace | undefined } = {},
): Promise<Tallied | undefined> {
  const tally = new Tally();
  const stages = [...paced(pace), ...(cipher ? [cipher.decrypt()] : []), tally];
  try {
    await pipeline([createReadStream(path), ...stages, nowhere()]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  return tally.result();
}

const intact = (found: Tallied | undefined, { sha256, size }: Blob): boolean =>
  found?.sha256 === sha256 && found.bytes === size;

/**
 * Brings attachments of the instance in scope into its copies, encrypted, where they are not there yet. They never
 * change under their name, so that one that is there was proved when it came; `verify` proves it again.
 * @returns every one with its name in the copies, and the names of those that came now.
 * @throws Problem BACKUP_FILE_DAMAGED where the instance's own file is missing or wrong.
 */
export async function copyBlobs(
  blobs: readonly Blob[],
  { files, copies, cipher, pace }: BlobCopying,
): Promise<{ stored: StoredBlob[]; added: Set<string> }> {
  const stored = blobs.map((blob) => ({ ...blob, file: cipher.blobName(blob.sha256) }));
  const added = new Set<string>();
  if (blobs.length === 0) return { stored, added };
  const folder = dirname(copies.blob(cipher.blobName('')));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const blob of stored) {
    const source = files.pathOf(blob.sha256);
    if (!intact(await hashOfFile(source, { pace }), blob)) throw damaged(blob.sha256);
    const target = copies.blob(blob.file);
    // The header and the tags make the encrypted file longer than its content.
    const size = await stat(target).then(
      (found) => found.size,
      () => 0,
    );
    if (size > blob.size) continue;
    const draft = `${target}.${newId()}`;
    try {
      const tally = new Tally();
      const target = createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true });
      await pipeline([createReadStream(source), ...paced(pace), tally, cipher.encrypt(), target]);
      if (!intact(tally.result(), blob)) throw damaged(blob.sha256);
      await rename(draft, copies.blob(blob.file));
      added.add(blob.file);
    } finally {
      await rm(draft, { force: true });
    }
  }
  await syncFolder(folder);
  return { stored, added };
}

/** Puts the attachments of a copy into the file store of the instance in scope, where they are missing or wrong. */
export async function restoreBlobs(
  blobs: readonly StoredBlob[],
  files: FileStore,
  copies: InstanceCopies,
  cipher: CopyCipher | undefined,
): Promise<void> {
  for (const blob of blobs) {
    const path = files.pathOf(blob.sha256);
    if (intact(await hashOfFile(path), blob)) {
      // As if written now: whoever removes contents out of use must not take this one before the restore is done.
      const now = new Date();
      await utimes(path, now, now);
      continue;
    }
    const content = cipher ? cipher.decrypt() : new PassThrough();
    const [put] = await Promise.all([
      files.put(content),
      pipeline(createReadStream(copies.blob(blob.file)), content),
    ]);
    if (put.sha256 !== blob.sha256) throw damaged(blob.sha256);
  }
}

/** The content with that digest is not there, or not what it was. */
export const damaged = (sha256: string) =>
  new Problem(BackupProblems.BACKUP_FILE_DAMAGED, {
    detail: text(`Fichier ${sha256}.`, `File ${sha256}.`),
  });
