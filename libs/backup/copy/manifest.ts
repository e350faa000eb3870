import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** One file of a copy; `bytes` and `sha256` are those of the file as it lies on disk. */
export interface ManifestFile {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly plainBytes: number;
  readonly plainSha256: string;
}

export interface ManifestTable extends ManifestFile {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: number;
}

/** What a copy says of itself. Names no client: instances are ids. Fields of a later minor version are ignored. */
export interface Manifest {
  readonly format: 'b2o-copy';
  readonly formatVersion: string;
  readonly product: string;
  readonly schemaVersion: number;
  readonly migrations: readonly { readonly name: string; readonly checksum: string }[];
  readonly fingerprint: string;
  readonly instance: {
    readonly id: string;
    readonly kind: string;
    readonly modules: readonly string[];
    readonly timeZone: string;
  };
  readonly run: {
    readonly id: string;
    readonly kind: 'full';
    readonly reason: string;
    readonly token: number;
    readonly businessDate: string;
    readonly startedAt: string;
    readonly snapshotAt: string;
  };
  readonly postgres: {
    readonly version: string;
    readonly systemIdentifier: string;
    readonly timeline: number;
    readonly snapshot: string;
  };
  readonly structure: { readonly tables: ManifestFile; readonly keys: ManifestFile };
  readonly tables: readonly ManifestTable[];
  readonly sequences: readonly { readonly name: string; readonly last: number; readonly called: boolean }[];
  readonly blobs: readonly { readonly sha256: string; readonly size: number }[];
  readonly excluded: readonly { readonly table: string; readonly reason: string }[];
  /** The end of the audit chain inside the copy. */
  readonly audit: { readonly entries: number; readonly head: string };
  /** SHA-256 of the manifest of the instance's copy before this one: a copy that vanished shows. */
  readonly previousManifestSha256: string | null;
}

export const formatVersion = '1.0';

/** A copy that a reader of this version must not touch. */
export class ManifestError extends Error {
  override name = 'ManifestError';
}

/** Canonical JSON (RFC 8785): the same facts are the same bytes. */
export const manifestText = (manifest: Manifest): string => canonicalize(manifest) as string;

export const sha256Of = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');

/** @throws ManifestError for what is no manifest, or one of a major version that we do not know. */
export function parseManifest(text: string): Manifest {
  let value: Partial<Manifest>;
  try {
    value = JSON.parse(text) as Partial<Manifest>;
  } catch {
    throw new ManifestError('manifest.json: not readable');
  }
  if (value?.format !== 'b2o-copy' || typeof value.formatVersion !== 'string') {
    throw new ManifestError('manifest.json: not a copy of ours');
  }
  if (value.formatVersion.split('.')[0] !== formatVersion.split('.')[0]) {
    throw new ManifestError(
      `manifest.json: format ${value.formatVersion} is not known, only ${formatVersion}`,
    );
  }
  for (const file of [...(value.tables ?? []), value.structure?.tables, value.structure?.keys]) {
    // A manifest must not lead a reader out of its folder.
    if (!file || !/^(data\/[a-z0-9_]+\.csv|[a-z]+\.sql)\.gz$/.test(file.file)) {
      throw new ManifestError('manifest.json: a file name that is none of ours');
    }
  }
  return value as Manifest;
}
