import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { AppConfig, FileStore, productVersion, quoteIdentifier } from '#runtime';
import type { InstanceRow } from '#tenancy';
import { Checkpoints } from '../checkpoints.js';
import type { BackupReason, Ticket } from '../runs/backup-runs.js';
import type { OnProgress } from '../runs/run-progress.js';
import { type Blob, copyBlobs } from './blobs.js';
import { type CopyDraft, InstanceCopies } from './copy-folder.js';
import { copyOut } from './copy-table.js';
import { excludedTables } from './excluded-tables.js';
import { formatVersion, type Manifest, type ManifestTable, manifestText, sha256Of } from './manifest.js';
import { type Snapshot, Snapshots } from './snapshot.js';

/** What is copied, and what is said of it. */
export interface CopyOrder {
  readonly row: InstanceRow;
  readonly ticket: Ticket;
  readonly reason: BackupReason;
  readonly previousManifestSha256: string | null;
  /** Called after each table. */
  readonly onProgress?: OnProgress | undefined;
}

export interface WrittenCopy {
  readonly manifest: Manifest;
  readonly manifestSha256: string;
  readonly bytes: number;
  readonly directory: string;
}

/** Facts of the instance that the manifest repeats, read in the snapshot. */
type Facts = Pick<Manifest, 'migrations' | 'audit' | 'blobs' | 'schemaVersion'>;

/** Writes the full copy of an instance: every row of one instant, its structure, its attachments, and a manifest. */
@Injectable()
export class FullCopy {
  constructor(
    private readonly config: AppConfig,
    private readonly snapshots: Snapshots,
    private readonly files: FileStore,
    private readonly checkpoints: Checkpoints,
  ) {}

  /** Runs in the scope of the instance. Nothing of a copy that fails is left behind. */
  async write(order: CopyOrder): Promise<WrittenCopy> {
    const { row, ticket } = order;
    const copies = new InstanceCopies(this.config.backupDir, row.id);
    const draft = await copies.beginDraft(ticket.runId, ticket.token);
    try {
      const manifest = await this.snapshots.with(row.schema, (snapshot) => this.fill(draft, snapshot, order));
      await this.checkpoints.reach('copy: tables written');
      await copyBlobs(manifest.blobs, this.files, copies);
      const text = manifestText(manifest);
      await draft.write('manifest.json', text);
      await this.checkpoints.reach('copy: manifest written');
      await draft.publish();
      const files = [manifest.structure.tables, manifest.structure.keys, ...manifest.tables];
      return {
        manifest,
        manifestSha256: sha256Of(text),
        bytes: files.reduce((sum, file) => sum + file.bytes, Buffer.byteLength(text)),
        directory: join(row.id, ticket.runId),
      };
    } catch (error) {
      await draft.remove();
      throw error;
    }
  }

  private async fill(draft: CopyDraft, snapshot: Snapshot, order: CopyOrder): Promise<Manifest> {
    const { row, ticket } = order;
    const { client, structure } = snapshot;
    const included = structure.tables.filter(({ name }) => !excludedTables.has(name));
    const tables: ManifestTable[] = [];
    for (const table of included) {
      const { sinks, done } = draft.file(`data/${table.name}.csv.gz`);
      const { rows, bytes: plainBytes, sha256 } = await copyOut(client, row.schema, table, ...sinks);
      tables.push({
        ...done(),
        name: table.name,
        columns: table.columns,
        rows,
        plainBytes,
        plainSha256: sha256,
      });
      const bytes = tables.reduce((sum, each) => sum + each.bytes, 0);
      order.onProgress?.(tables.length, included.length, table.name, bytes);
    }
    const facts = await this.facts(snapshot, row);
    // Last: even in an old snapshot a sequence shows its present value, which is then beyond every copied row.
    const sequences = await this.sequences(snapshot, row.schema);
    return {
      format: 'b2o-copy',
      formatVersion,
      product: productVersion,
      ...facts,
      fingerprint: structure.fingerprint,
      instance: { id: row.id, kind: row.kind, modules: row.modules, timeZone: row.timeZone },
      run: {
        id: ticket.runId,
        kind: 'full',
        reason: order.reason,
        token: ticket.token,
        businessDate: ticket.businessDate,
        startedAt: ticket.startedAt.toISOString(),
        snapshotAt: snapshot.at.toISOString(),
      },
      postgres: snapshot.postgres,
      structure: {
        tables: await draft.writeCompressed('ddl.sql.gz', `${structure.tablesSql}\n`),
        keys: await draft.writeCompressed('keys.sql.gz', `${structure.keysSql}\n${setvals(sequences)}`),
      },
      tables,
      sequences,
      excluded: [...excludedTables].map(([table, reason]) => ({ table, reason })),
      previousManifestSha256: order.previousManifestSha256,
    };
  }

  private async facts({ client }: Snapshot, row: InstanceRow): Promise<Facts> {
    const place = quoteIdentifier(row.schema);
    const migrations = await client.query<{ name: string; checksum: string }>(
      `SELECT name, checksum FROM ${place}.schema_migration ORDER BY name COLLATE "C"`,
    );
    const audit = await client.query<{ entries: number; head: string }>(
      `SELECT n AS entries, encode(hash, 'hex') AS head FROM ${place}.identity_audit_event ORDER BY n DESC LIMIT 1`,
    );
    const blobs = await client.query<Blob>(
      `SELECT DISTINCT sha256, size FROM ${place}.stored_file ORDER BY sha256, size`,
    );
    return {
      schemaVersion: row.schemaVersion,
      migrations: migrations.rows,
      audit: audit.rows[0] ?? { entries: 0, head: '0'.repeat(64) },
      blobs: blobs.rows,
    };
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
