import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { newId } from '#kernel';
import { type InstanceCopies, syncFolder } from '../copy/copy-folder.js';
import { filesOf } from '../copy/manifest.js';
import { checked, type Site } from './site.js';
import type { SiteManifest } from './site-manifests.js';

const write = (path: string) => createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true });

/**
 * Brings the files of a run here, each compared with its manifest, under the run's name only when all are there.
 * @param onFile called after each file with its size.
 * @throws SiteError
 */
export async function downloadRun(
  site: Site,
  copies: InstanceCopies,
  { manifest, bytes, signature }: SiteManifest,
  onFile: (file: string, bytes: number) => void,
): Promise<void> {
  const runId = manifest.run.id;
  const draft = join(copies.folder, `tmp.${runId}.0`);
  await rm(draft, { recursive: true, force: true });
  await mkdir(join(draft, 'data'), { recursive: true, mode: 0o700 });
  try {
    for (const file of filesOf(manifest)) {
      const path = `${manifest.instance.id}/${runId}/${file.file}`;
      await pipeline(checked(await site.read(path), file, path), write(join(draft, file.file)));
      onFile(file.file, file.bytes);
    }
    if (signature) await pipeline([signature], write(join(draft, 'manifest.sig')));
    await pipeline([bytes], write(join(draft, 'manifest.json')));
    await syncFolder(join(draft, 'data'));
    await syncFolder(draft);
    // What lies there is not whole, or we would not be here.
    await rm(copies.run(runId), { recursive: true, force: true });
    await rename(draft, copies.run(runId));
    await syncFolder(copies.folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

/**
 * Brings attachments here, over those that are damaged. Their names do not tell the digests of encrypted files: whoever
 * reads the run next compares what they hold, and removes what is wrong.
 * @returns the names of those that came.
 */
export async function downloadBlobs(
  site: Site,
  copies: InstanceCopies,
  instanceId: string,
  names: readonly string[],
): Promise<string[]> {
  for (const name of names) {
    const target = copies.blob(name);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    const draft = `${target}.${newId()}`;
    try {
      await pipeline(await site.read(`${instanceId}/blobs/${name}`), write(draft));
      await rename(draft, target);
      await syncFolder(dirname(target));
    } finally {
      await rm(draft, { force: true });
    }
  }
  return [...names];
}
