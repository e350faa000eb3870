import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { AppConfig, FileStore, productVersion, quoteIdentifier } from '#runtime';
import type { InstanceRow } from '#tenancy';
import { Checkpoints } from '../checkpoints.js';
import { ManifestSigner } from '../keys/manifest-signer.js';
import type { BackupKind, BackupReason, Ticket } from '../runs/backup-runs.js';
import { chooseBase, type NoBase } from './base-choice.js';
import { type Blob, copyBlobs, type StoredBlob } from './blobs.js';
import { ChangePredicate } from './change-predicate.js';
import { type CopyCipher, CopyCiphers } from './copy-cipher.js';
import { type CopyDraft, InstanceCopies } from './copy-folder.js';
import type { CopyPace } from './copy-pace.js';
import { excludedTables } from './excluded-tables.js';
import {
  filesOf,
  formatVersion,
  type Manifest,
  type ManifestTable,
  manifestText,
  sha256Of,
} from './manifest.js';
import { type Snapshot, Snapshots } from './snapshot.js';
import { type Progress, TableFiles } from './table-files.js';

/** What is copied, and what is said of it. */
export interface CopyOrder {
  readonly row: InstanceRow;
  readonly ticket: Ticket;
  readonly kind: BackupKind;
  readonly reason: BackupReason;
  readonly previousManifestSha256: string | null;
  readonly onProgress?: Progress | undefined;
  /** Of a copy that is taken beside people's work; as fast as it goes when undefined. */
  readonly pace?: CopyPace | undefined;
}

export interface WrittenCopy {
  readonly manifest: Manifest;
  readonly manifestSha256: string;
  readonly bytes: number;
  readonly directory: string;
  /** Attachments that came into the copies with this one, by their names there. */
  readonly addedBlobs: ReadonlySet<string>;
  /** Why an incremental copy became a full one. */
  readonly replacedReason: NoBase | null;
  /** The schema as PostgreSQL knows it whatever it is called. */
  readonly schemaOid: number;
}

/** Facts of the instance that the manifest repeats, read in the snapshot. */
type Facts = Pick<Manifest, 'migrations' | 'audit' | 'schemaVersion'>;

/** A copy under way. */
interface Writing {
  readonly order: CopyOrder;
  readonly copies: InstanceCopies;
  readonly cipher: CopyCipher;
  readonly draft: CopyDraft;
}

/** What is still missing of a manifest when the snapshot is let go: the attachments. */
interface Filled {
  readonly manifest: Omit<Manifest, 'blobs'>;
  readonly blobs: readonly Blob[];
  readonly replacedReason: NoBase | null;
  readonly schemaOid: number;
}

/**
 * Writes copies of an instance: every row of one instant, or every row that changed since a full copy, with the
 * structure, the attachments and a signed manifest.
 */
@Injectable()
export class CopyWriter {
  constructor(
    private readonly config: AppConfig,
    private readonly snapshots: Snapshots,
    private readonly files: FileStore,
    private readonly ciphers: CopyCiphers,
    private readonly signer: ManifestSigner,
    private readonly predicate: ChangePredicate,
    private readonly checkpoints: Checkpoints,
  ) {}

  /**
   * Runs in the scope of the instance. Nothing of a copy that fails is left behind. An incremental copy without a base
   * that can be trusted becomes a full one.
   */
  async write(order: CopyOrder): Promise<WrittenCopy> {
    const { row, ticket } = order;
    const copies = new InstanceCopies(this.config.backupDir, row.id);
    const cipher = await this.ciphers.toWrite(row.id);
    const draft = await copies.beginDraft(ticket.runId, ticket.token, cipher, order.pace);
    const writing = { order, copies, cipher, draft };
    try {
      const filled = await this.snapshots.with(
        row.schema,
        (snapshot) => this.fill(snapshot, writing),
        // Where people wait for answers, one core of the database is enough.
        order.pace?.leavesRoom,
      );
      await this.checkpoints.reach('copy: tables written');
      const { stored, added } = await copyBlobs(filled.blobs, {
        files: this.files,
        copies,
        cipher,
        pace: order.pace,
      });
      const blobs = await this.writeBlobList(draft, stored);
      await this.checkpoints.reach('copy: attachments written');
      const manifest = { ...filled.manifest, blobs };
      const text = manifestText(manifest);
      await draft.writePlain('manifest.json', text);
      await draft.writePlain('manifest.sig', await this.signer.sign(Buffer.from(text)));
      await this.checkpoints.reach('copy: manifest written');
      await draft.publish();
      return {
        manifest,
        manifestSha256: sha256Of(text),
        bytes: filesOf(manifest).reduce((sum, file) => sum + file.bytes, Buffer.byteLength(text)),
        directory: join(row.id, ticket.runId),
        addedBlobs: added,
        replacedReason: filled.replacedReason,
        schemaOid: filled.schemaOid,
      };
    } catch (error) {
      await draft.remove();
      throw error;
    }
  }

  private async fill(snapshot: Snapshot, { order, copies, cipher, draft }: Writing): Promise<Filled> {
    const { row, ticket } = order;
    const { client, structure } = snapshot;
    const choice = order.kind === 'full' ? undefined : await chooseBase(snapshot, row, copies);
    const base = typeof choice === 'object' ? choice : undefined;
    const since = base && this.predicate.since(base.snapshot);
    const included = structure.tables.filter(({ name }) => !excludedTables.has(name));
    const files = new TableFiles(snapshot, row.schema, draft, order.onProgress);
    const tables: ManifestTable[] = since
      ? await files.writeChanges(included, since)
      : await files.writeAll(included);
    const facts = await this.facts(snapshot, row);
    const blobs = await this.blobs(snapshot, row.schema, since);
    const { rows } = await client.query<{ oid: number }>('SELECT $1::regnamespace::oid AS oid', [row.schema]);
    // Last: even in an old snapshot a sequence shows its present value, which is then beyond every copied row.
    const sequences = await this.sequences(snapshot, row.schema);
    const manifest = {
      format: 'b2o-copy' as const,
      formatVersion,
      product: productVersion,
      ...facts,
      fingerprint: structure.fingerprint,
      instance: { id: row.id, kind: row.kind, modules: row.modules, timeZone: row.timeZone },
      run: {
        id: ticket.runId,
        kind: base ? ('incremental' as const) : ('full' as const),
        reason: order.reason,
        token: ticket.token,
        businessDate: ticket.businessDate,
        startedAt: ticket.startedAt.toISOString(),
        snapshotAt: snapshot.at.toISOString(),
      },
      base: base ? { run: base.runId, manifestSha256: base.manifestSha256 } : null,
      postgres: snapshot.postgres,
      encryption: { scheme: cipher.scheme, recipient: cipher.recipient },
      structure: {
        tables: await draft.writeCompressed('ddl.sql', `${structure.tablesSql}\n`),
        keys: await draft.writeCompressed('keys.sql', `${structure.keysSql}\n${setvals(sequences)}`),
      },
      tables,
      sequences,
      excluded: [...excludedTables].map(([table, reason]) => ({ table, reason })),
      previousManifestSha256: order.previousManifestSha256,
    };
    const replacedReason = typeof choice === 'string' ? choice : null;
    return { manifest, blobs, replacedReason, schemaOid: rows[0]?.oid ?? 0 };
  }

  private async writeBlobList(draft: CopyDraft, blobs: readonly StoredBlob[]): Promise<Manifest['blobs']> {
    const list = blobs.map((blob) => JSON.stringify(blob)).join(',\n');
    return { ...(await draft.writeCompressed('blobs.json', `[${list}]\n`)), rows: blobs.length };
  }

  private async facts({ client }: Snapshot, row: InstanceRow): Promise<Facts> {
    const place = quoteIdentifier(row.schema);
    const migrations = await client.query<{ name: string; checksum: string }>(
      `SELECT name, checksum FROM ${place}.schema_migration ORDER BY name COLLATE "C"`,
    );
    const audit = await client.query<{ entries: number; head: string }>(
      `SELECT n AS entries, encode(hash, 'hex') AS head FROM ${place}.identity_audit_event ORDER BY n DESC LIMIT 1`,
    );
    return {
      schemaVersion: row.schemaVersion,
      migrations: migrations.rows,
      audit: audit.rows[0] ?? { entries: 0, head: '0'.repeat(64) },
    };
  }

  /** The attachments that the rows of the copy name. */
  private async blobs({ client }: Snapshot, schema: string, since: string | undefined): Promise<Blob[]> {
    const place = quoteIdentifier(schema);
    const changed = since
      ? `WHERE id IN (SELECT record_id FROM ${place}.change_journal
           WHERE table_name = 'stored_file' AND ${since})`
      : '';
    const { rows } = await client.query<Blob>(
      `SELECT DISTINCT sha256, size FROM ${place}.stored_file ${changed} ORDER BY sha256, size`,
    );
    return rows;
  }

  private async sequences({ client, structure }: Snapshot, schema: string): Promise<Manifest['sequences']> {
    const sequences: Manifest['sequences'][number][] = [];
    for (const name of structure.sequences) {
      const { rows } = await client.query<{ last: number; called: boolean }>(
        `SELECT last_value AS last, is_called AS called FROM ${quoteIdentifier(schema)}.${quoteIdentifier(name)}`,
      );
      sequences.push({ name, ...(rows[0] as { last: number; called: boolean }) });
    }
    return sequences;
  }
}

const setvals = (sequences: Manifest['sequences']): string =>
  sequences.map(({ name, last, called }) => `SELECT setval('${name}', ${last}, ${called});\n`).join('');
