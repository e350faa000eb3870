import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { filesOf, parseManifest, sha256Of } from '../copy/manifest.js';
import type { Tallied } from '../copy/tally.js';
import { measure, type Site, SiteError, type StoredFile } from './site.js';

/** A file of a copy: `file` is relative to the run's folder, for attachments to the instance's. */
export interface SentFile extends Tallied {
  readonly file: string;
}

/** A verified run as it lies here. Attachments whose digest nobody stated are measured when they are sent. */
export interface RunToSend {
  readonly runId: string;
  readonly folder: string;
  readonly files: readonly SentFile[];
  readonly blobs: readonly (Pick<SentFile, 'file' | 'bytes'> & Partial<SentFile>)[];
}

export interface SendProgress {
  readonly doneBytes: number;
  readonly bytes: number;
  readonly file: string;
}

/** A run without its manifest is no run: it goes last, after its signature. */
export const manifestFiles = ['manifest.sig', 'manifest.json'] as const;
const isManifest = (file: string) => (manifestFiles as readonly string[]).includes(file);

/**
 * A run as its folder tells, for a later attempt.
 * @param folder of the instance's copies.
 * @throws SiteError altered when the manifest is not the one that was verified.
 */
export async function runOnDisk(
  folder: string,
  runId: string,
  manifestSha256: string | null,
): Promise<RunToSend> {
  const text = await readFile(join(folder, runId, 'manifest.json'), 'utf8').catch((error: unknown) => {
    throw new SiteError('altered', 'manifest.json is not here any more', { cause: error });
  });
  if (sha256Of(text) !== manifestSha256) throw new SiteError('altered', 'manifest.json, as read here');
  return {
    runId,
    folder: join(folder, runId),
    files: filesOf(parseManifest(text)),
    blobs: await blobsOnDisk(folder),
  };
}

/** Every attachment in an instance's copies: which of them a run needs is encrypted, and more of them do no harm. */
async function blobsOnDisk(folder: string): Promise<RunToSend['blobs']> {
  const names = await readdir(join(folder, 'blobs')).catch(() => []);
  const blobs: Pick<SentFile, 'file' | 'bytes'>[] = [];
  for (const name of names.filter((each) => /^[0-9a-f]{64}(\.age)?$/.test(each)).sort()) {
    blobs.push({ file: `blobs/${name}`, bytes: (await stat(join(folder, 'blobs', name))).size });
  }
  return blobs;
}

/**
 * Brings a run to a site: attachments and files first, the manifest last, each read back.
 * @param trusted whether attachments that are there already may be believed; else they are read again.
 * @returns the size of the run on the site, attachments of other runs left out.
 */
export async function sendRun(
  site: Site,
  instanceId: string,
  run: RunToSend,
  trusted: boolean,
  onProgress: (progress: SendProgress) => void | Promise<void>,
): Promise<number> {
  await requireAllNamed(run);
  const there = new Map<string, StoredFile>();
  for (const folder of [run.runId, 'blobs']) {
    for (const file of await site.list(`${instanceId}/${folder}`)) there.set(file.path, file);
  }
  const manifests: SentFile[] = [];
  for (const file of manifestFiles) {
    const found = await measure(createReadStream(join(run.folder, file))).catch(
      (error: NodeJS.ErrnoException) => {
        // Copies of the first format are not signed.
        if (error.code === 'ENOENT' && file === 'manifest.sig') return undefined;
        throw error;
      },
    );
    if (found) manifests.push({ file, ...found });
  }
  const deliveries = [
    ...run.blobs.map((blob) => ({
      ...blob,
      from: join(run.folder, '..', blob.file),
      to: blob.file,
      isBlob: true,
    })),
    ...[...run.files.filter(({ file }) => !isManifest(file)), ...manifests].map((file) => ({
      ...file,
      from: join(run.folder, file.file),
      to: `${run.runId}/${file.file}`,
      isBlob: false,
    })),
  ];
  const bytes = deliveries.reduce((sum, delivery) => sum + delivery.bytes, 0);
  let doneBytes = 0;
  for (const { from, to, isBlob, ...file } of deliveries) {
    const path = `${instanceId}/${to}`;
    const isThere = there.get(path)?.bytes === file.bytes;
    if (!(isThere && isBlob && trusted)) await deliver(site, from, path, file, isThere);
    doneBytes += file.bytes;
    await onProgress({ doneBytes, bytes, file: file.file });
  }
  return bytes;
}

/** A file that nobody named would be missing there, and the run would not be whole. */
async function requireAllNamed({ folder, files }: RunToSend): Promise<void> {
  const named = new Set([...files.map(({ file }) => file), ...manifestFiles]);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const name = relative(folder, join(entry.parentPath, entry.name));
    if (entry.isFile() && !named.has(name)) throw new SiteError('altered', `${name} is not in the manifest`);
  }
}

async function deliver(
  site: Site,
  from: string,
  path: string,
  file: Partial<Tallied>,
  isThere: boolean,
): Promise<void> {
  const expected =
    file.sha256 === undefined || file.bytes === undefined
      ? await measure(createReadStream(from))
      : { sha256: file.sha256, bytes: file.bytes };
  if (isThere) {
    const found = await measure(await site.read(path));
    if (found.sha256 === expected.sha256 && found.bytes === expected.bytes) return;
  }
  await site.put(path, createReadStream(from), expected);
}
