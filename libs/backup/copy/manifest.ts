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

/** A file of rows. */
export interface ManifestRows extends ManifestFile {
  readonly rows: number;
}

export interface ManifestTable extends ManifestRows {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** Only in an incremental copy, for a table of which it holds the changed rows instead of all. */
  readonly changes?: {
    /** The column of the primary key. */
    readonly key: string;
    /** The keys of rows that are no more. */
    readonly deleted: ManifestRows;
    /** How many rows the table had in this copy's snapshot. */
    readonly total: number;
  };
}

/** To whom the files of a copy are encrypted, and how. */
export interface ManifestEncryption {
  readonly scheme: 'age-x25519';
  readonly recipient: string;
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
    readonly kind: 'full' | 'incremental';
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
  /** The full copy that an incremental one is the difference to. */
  readonly base: { readonly run: string; readonly manifestSha256: string } | null;
  /** Absent in the copies of format 1, which were not encrypted. */
  readonly encryption?: ManifestEncryption;
  readonly structure: { readonly tables: ManifestFile; readonly keys: ManifestFile };
  /** Every table that is copied; in an incremental copy those that changed since its base. */
  readonly tables: readonly ManifestTable[];
  readonly sequences: readonly { readonly name: string; readonly last: number; readonly called: boolean }[];
  /** The attachments, by a list that is a file of the copy; in format 1 the list itself. */
  readonly blobs: ManifestRows | readonly { readonly sha256: string; readonly size: number }[];
  readonly excluded: readonly { readonly table: string; readonly reason: string }[];
  /** The end of the audit chain inside the copy. */
  readonly audit: { readonly entries: number; readonly head: string };
  /** SHA-256 of the manifest of the instance's copy before this one: a copy that vanished shows. */
  readonly previousManifestSha256: string | null;
}

export const formatVersion = '2.0';
/** Format 1 knew neither encryption nor incremental copies; its copies are read for ever. */
const knownMajors = ['1', '2'];

/** A copy that a reader of this version must not touch. */
export class ManifestError extends Error {
  override name = 'ManifestError';
}

/** Canonical JSON (RFC 8785): the same facts are the same bytes. */
export const manifestText = (manifest: Manifest): string => canonicalize(manifest) as string;

export const sha256Of = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');

/** Every file that a manifest names, the manifest itself and its signature apart. */
export const filesOf = (manifest: Manifest): ManifestFile[] => [
  manifest.structure.tables,
  manifest.structure.keys,
  ...('file' in manifest.blobs ? [manifest.blobs] : []),
  ...manifest.tables.flatMap((table) => (table.changes ? [table, table.changes.deleted] : [table])),
];

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
  const [major = ''] = value.formatVersion.split('.');
  if (!knownMajors.includes(major)) {
    throw new ManifestError(
      `manifest.json: format ${value.formatVersion} is not known, only up to ${formatVersion}`,
    );
  }
  if (!value.structure || !Array.isArray(value.tables) || !value.run || !value.instance || !value.blobs) {
    throw new ManifestError('manifest.json: not whole');
  }
  const manifest = { ...value, base: value.base ?? null } as Manifest;
  if (major !== '1' && manifest.encryption?.scheme !== 'age-x25519') {
    throw new ManifestError('manifest.json: an encryption that is not known');
  }
  for (const file of filesOf(manifest)) {
    // A manifest must not lead a reader out of its folder.
    if (!/^(data\/[a-z0-9_]+(\.upsert|\.delete)?\.csv|[a-z]+\.(sql|json))\.gz(\.age)?$/.test(file?.file)) {
      throw new ManifestError('manifest.json: a file name that is none of ours');
    }
  }
  return manifest;
}
