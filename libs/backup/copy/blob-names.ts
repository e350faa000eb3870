import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InstanceCopies } from './copy-folder.js';
import { ManifestError, parseManifest } from './manifest.js';

/** The names of the attachments that a copy needs, as they lie beside it; undefined where its list cannot be read. */
export async function blobNamesOf(copies: InstanceCopies, runId: string): Promise<string[] | undefined> {
  const text = await readFile(join(copies.run(runId), 'manifest.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return parseManifest(text).blobs.map(({ sha256 }) => sha256);
  } catch (error) {
    if (error instanceof ManifestError) return undefined;
    throw error;
  }
}
