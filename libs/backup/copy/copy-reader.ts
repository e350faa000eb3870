import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import pMap from 'p-map';
import { AppConfig } from '#runtime';
import { ManifestSigner } from '../keys/manifest-signer.js';
import { hashOfFile, type StoredBlob } from './blobs.js';
import { type CopyCipher, CopyCiphers } from './copy-cipher.js';
import { InstanceCopies, openCopyFile, readCopyFile } from './copy-folder.js';
import type { CopyPace } from './copy-pace.js';
import {
  filesOf,
  type Manifest,
  ManifestError,
  type ManifestFile,
  parseManifest,
  sha256Of,
} from './manifest.js';
import { nowhere, RowCounter, Tally } from './tally.js';

/** A copy that can be read: where it lies, what it says of itself, and what opens it. */
export interface OpenCopy {
  readonly path: string;
  readonly manifest: Manifest;
  /** Absent for a copy of format 1, which is not encrypted. */
  readonly cipher: CopyCipher | undefined;
  readonly blobs: readonly StoredBlob[];
}

/** Most files of a copy are small: what opening and closing them takes is spent side by side. */
const filesAtOnce = 4;

/** Attachments that a copy names, and what opens them. */
export type Attachments = Pick<OpenCopy, 'blobs' | 'cipher'>;

/** A copy as a reader finds it. `copy` is absent where even its manifest cannot be believed. */
export interface ReadCopy {
  readonly copy: OpenCopy | undefined;
  /** One line a problem, each beginning with the file's name. */
  readonly problems: readonly string[];
}

/** What the control plane remembers of a run, kept apart from the copy itself. */
export interface ExpectedRun {
  readonly runId: string;
  readonly instanceId: string;
  readonly manifestSha256: string | null;
}

/** How much of a copy is read, and how fast. */
export interface Reading {
  /** Attachments to read from end to end, all of them when undefined; the others must be there. */
  readonly attachments?: ReadonlySet<string> | undefined;
  /** Of a reading beside people's work; as fast as it goes when undefined. */
  readonly pace?: CopyPace | undefined;
}

/** Reads copies back. */
@Injectable()
export class CopyReader {
  constructor(
    private readonly config: AppConfig,
    private readonly ciphers: CopyCiphers,
    private readonly signer: ManifestSigner,
  ) {}

  /**
   * Reads every byte of a copy and compares it with its manifest, and the manifest with its signature and with what the
   * platform remembers.
   * @throws Problem BACKUP_KEY_MISSING, BACKUP_KEY_DAMAGED
   */
  async read(expected: ExpectedRun, { attachments, pace }: Reading = {}): Promise<ReadCopy> {
    const copies = new InstanceCopies(this.config.backupDir, expected.instanceId);
    const path = copies.run(expected.runId);
    const found = await readManifest(path, expected, this.signer);
    if ('problem' in found) return { copy: undefined, problems: [found.problem] };
    const { manifest } = found;
    const problems: string[] = [];
    if (manifest.instance.id !== expected.instanceId || manifest.run.id !== expected.runId) {
      problems.push('manifest.json: the copy of another instance or run');
    }
    const cipher = manifest.encryption ? await this.ciphers.toRead(expected.instanceId) : undefined;
    const ofFiles = await pMap(filesOf(manifest), (file) => problemsOf(path, file, cipher, pace), {
      concurrency: filesAtOnce,
    });
    problems.push(...ofFiles.flat());
    const blobs = problems.length === 0 ? await blobsOf(path, manifest, cipher) : [];
    for (const blob of blobs) {
      const problem = await blobProblem(copies.blob(blob.file), blob, { cipher, attachments, pace });
      if (problem) problems.push(`blobs/${blob.file}: ${problem}`);
    }
    return { copy: { path, manifest, cipher, blobs }, problems };
  }

  /** What a copy says of itself, its files unread. @returns undefined where that cannot be believed. */
  async manifest(expected: ExpectedRun): Promise<Manifest | undefined> {
    const path = new InstanceCopies(this.config.backupDir, expected.instanceId).run(expected.runId);
    const found = await readManifest(path, expected, this.signer);
    return 'problem' in found ? undefined : found.manifest;
  }

  /**
   * The attachments that a copy needs beside its own files, which are not read: its list, and before it the list of the
   * full copy that it goes on from.
   * @returns undefined where a list cannot be believed.
   * @throws Problem BACKUP_KEY_MISSING, BACKUP_KEY_DAMAGED
   */
  async attachments(expected: ExpectedRun): Promise<Attachments[] | undefined> {
    const path = new InstanceCopies(this.config.backupDir, expected.instanceId).run(expected.runId);
    const manifest = await this.manifest(expected);
    if (!manifest) return undefined;
    const cipher = manifest.encryption ? await this.ciphers.toRead(expected.instanceId) : undefined;
    if ('file' in manifest.blobs && (await problemOf(path, manifest.blobs, cipher)) !== undefined)
      return undefined;
    const own = { blobs: await blobsOf(path, manifest, cipher), cipher };
    if (!manifest.base) return [own];
    const { run: runId, manifestSha256 } = manifest.base;
    const before = await this.attachments({ ...expected, runId, manifestSha256 });
    return before && [...before, own];
  }

  /**
   * Reads a copy and the full one that it goes on from.
   * @returns the full copy first; `problems` of both.
   */
  async chain(
    run: ExpectedRun,
    pace?: CopyPace,
  ): Promise<{ copies: OpenCopy[]; problems: readonly string[] }> {
    const { copy, problems } = await this.read(run, { pace });
    if (!copy) return { copies: [], problems };
    const { base } = copy.manifest;
    if (!base) return { copies: [copy], problems };
    const full = await this.read(
      {
        runId: base.run,
        instanceId: run.instanceId,
        manifestSha256: base.manifestSha256,
      },
      { pace },
    );
    const ofBase = full.problems.map((problem) => `${base.run}/${problem}`);
    return { copies: full.copy ? [full.copy, copy] : [], problems: [...ofBase, ...problems] };
  }
}

async function readManifest(
  path: string,
  { manifestSha256 }: ExpectedRun,
  signer: ManifestSigner,
): Promise<{ manifest: Manifest } | { problem: string }> {
  const bytes = await readFile(join(path, 'manifest.json')).catch(() => undefined);
  if (!bytes) return { problem: 'manifest.json: missing' };
  if (manifestSha256 !== null && sha256Of(bytes) !== manifestSha256)
    return { problem: 'manifest.json: altered' };
  try {
    const manifest = parseManifest(bytes.toString('utf8'));
    // Format 1 had no signatures: only one whose digest the platform itself remembers is believed.
    if (!manifest.encryption)
      return manifestSha256 === null ? { problem: 'manifest.json: not signed' } : { manifest };
    const signature = await readFile(join(path, 'manifest.sig')).catch(() => undefined);
    if (!signature) return { problem: 'manifest.sig: missing' };
    return (await signer.verify(bytes, signature)) ? { manifest } : { problem: 'manifest.sig: not ours' };
  } catch (error) {
    if (error instanceof ManifestError) return { problem: error.message };
    throw error;
  }
}

/** The attachments that a copy names. Its list must have been verified. */
async function blobsOf(
  path: string,
  manifest: Manifest,
  cipher: CopyCipher | undefined,
): Promise<StoredBlob[]> {
  if (!('file' in manifest.blobs)) return manifest.blobs.map((blob) => ({ ...blob, file: blob.sha256 }));
  return (await json(readCopyFile(join(path, manifest.blobs.file), cipher))) as StoredBlob[];
}

async function blobProblem(
  path: string,
  { sha256, size, file }: StoredBlob,
  { cipher, attachments, pace }: Reading & { readonly cipher: CopyCipher | undefined },
): Promise<string | undefined> {
  if (attachments && !attachments.has(file)) {
    const stored = await stat(path).catch(() => undefined);
    return stored ? undefined : 'missing';
  }
  const found = await hashOfFile(path, { cipher, pace }).catch(() => 'altered' as const);
  if (!found) return 'missing';
  return found !== 'altered' && found.sha256 === sha256 && found.bytes === size ? undefined : 'altered';
}

/** What is wrong with a file, as a line of `ReadCopy.problems`; nothing where it is whole. */
async function problemsOf(
  folder: string,
  file: ManifestFile,
  cipher: CopyCipher | undefined,
  pace: CopyPace | undefined,
): Promise<string[]> {
  const problem = await problemOf(folder, file, cipher, pace);
  return problem ? [`${file.file}: ${problem}`] : [];
}

async function problemOf(
  folder: string,
  file: ManifestFile & { readonly rows?: number },
  cipher: CopyCipher | undefined,
  pace?: CopyPace,
): Promise<string | undefined> {
  const stored = new Tally();
  const plain = new Tally();
  const counter = new RowCounter();
  const { bytes, toText } = openCopyFile(join(folder, file.file), cipher);
  try {
    await pipeline([bytes, stored, ...toText, ...(pace ? [pace.stage()] : []), plain, counter, nowhere()]);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return 'missing';
    // A disk that cannot be read says nothing of the copy.
    if (code && /^E[A-Z]+$/.test(code)) throw error;
    return 'altered: it cannot be read';
  }
  const [asStored, asPlain] = [stored.result(), plain.result()];
  if (asStored.sha256 !== file.sha256 || asStored.bytes !== file.bytes) return 'altered';
  if (asPlain.sha256 !== file.plainSha256 || asPlain.bytes !== file.plainBytes) return 'altered content';
  if (file.file.startsWith('data/') && counter.rows !== file.rows)
    return `${counter.rows} rows instead of ${file.rows}`;
  return undefined;
}
