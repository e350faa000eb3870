import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { hashOfFile } from './blobs.js';
import { type InstanceCopies, openCopyFile } from './copy-folder.js';
import {
  type Manifest,
  ManifestError,
  type ManifestFile,
  type ManifestTable,
  parseManifest,
  sha256Of,
} from './manifest.js';
import { RowCounter, Tally } from './tally.js';

/** A copy as a reader finds it. `manifest` is absent where even that cannot be believed. */
export interface ReadCopy {
  readonly path: string;
  readonly manifest: Manifest | undefined;
  /** One line a problem, each beginning with the file's name. */
  readonly problems: readonly string[];
}

/** What the control plane remembers of a run, kept apart from the copy itself. */
export interface ExpectedRun {
  readonly runId: string;
  readonly instanceId: string;
  readonly manifestSha256: string | null;
}

/** Reads every byte of a copy and compares it with its manifest, and the manifest with what the platform remembers. */
export async function readCopy(copies: InstanceCopies, expected: ExpectedRun): Promise<ReadCopy> {
  const path = copies.run(expected.runId);
  const bytes = await readFile(join(path, 'manifest.json')).catch(() => undefined);
  if (!bytes) return { path, manifest: undefined, problems: ['manifest.json: missing'] };
  if (expected.manifestSha256 !== null && sha256Of(bytes) !== expected.manifestSha256) {
    return { path, manifest: undefined, problems: ['manifest.json: altered'] };
  }
  let manifest: Manifest;
  try {
    manifest = parseManifest(bytes.toString('utf8'));
  } catch (error) {
    if (error instanceof ManifestError) return { path, manifest: undefined, problems: [error.message] };
    throw error;
  }
  const problems: string[] = [];
  if (manifest.instance.id !== expected.instanceId || manifest.run.id !== expected.runId) {
    problems.push('manifest.json: the copy of another instance or run');
  }
  for (const file of [manifest.structure.tables, manifest.structure.keys, ...manifest.tables]) {
    const problem = await problemOf(path, file);
    if (problem) problems.push(`${file.file}: ${problem}`);
  }
  for (const { sha256, size } of manifest.blobs) {
    const found = await hashOfFile(copies.blob(sha256));
    if (!found) problems.push(`blobs/${sha256}: missing`);
    else if (found.sha256 !== sha256 || found.bytes !== size) problems.push(`blobs/${sha256}: altered`);
  }
  return { path, manifest, problems };
}

async function problemOf(folder: string, file: ManifestFile | ManifestTable): Promise<string | undefined> {
  const stored = new Tally();
  const plain = new Tally();
  const counter = new RowCounter();
  const { bytes, gunzip } = openCopyFile(join(folder, file.file));
  try {
    await pipeline(
      bytes,
      stored,
      gunzip,
      plain,
      counter,
      new Writable({ write: (_chunk, _, done) => done() }),
    );
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return 'missing';
    if (code?.startsWith('Z_')) return 'altered: it cannot be decompressed';
    throw error;
  }
  const [asStored, asPlain] = [stored.result(), plain.result()];
  if (asStored.sha256 !== file.sha256 || asStored.bytes !== file.bytes) return 'altered';
  if (asPlain.sha256 !== file.plainSha256 || asPlain.bytes !== file.plainBytes) return 'altered content';
  if ('rows' in file && counter.rows !== file.rows) return `${counter.rows} rows instead of ${file.rows}`;
  return undefined;
}
