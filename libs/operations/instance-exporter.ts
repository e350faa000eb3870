import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { copyFile, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Databases, FileStore, RecordRegistry, systemActor, TenantDb, UnitOfWork, writeCsv } from '#runtime';
import { type InstanceRow, InstanceScope, logOperation } from '#tenancy';

export interface InstanceExport {
  readonly directory: string;
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
  /** What was left out, and why. */
  readonly excluded: readonly string[];
}

/**
 * Hands a client its data as plain CSV files and its files under their names. HR records are not among them: only the
 * client's HR referents may extract those, from the instance itself (B2O policy art. 6).
 */
@Injectable()
export class InstanceExporter {
  constructor(
    private readonly records: RecordRegistry,
    private readonly scope: InstanceScope,
    private readonly units: UnitOfWork,
    private readonly files: FileStore,
    private readonly databases: Databases,
    private readonly db: TenantDb,
  ) {}

  async export(row: InstanceRow, directory: string, actor: string): Promise<InstanceExport> {
    const draft = `${directory}.${newId()}.part`;
    await mkdir(join(draft, 'files'), { recursive: true, mode: 0o700 });
    const written: { file: string; rows: number; sha256: string }[] = [];
    let files = 0;
    await this.scope.run(row, systemActor(actor), async () => {
      for (const { type, service } of this.records.all()) {
        if (type.vault) continue;
        const file = `${type.name}.csv`;
        const hash = createHash('sha256');
        let rows = 0;
        await this.units.run({ mode: 'read' }, async () => {
          const each = service.repository.each(await service.parseQuery({}), 'export');
          async function* counted() {
            for await (const record of each) {
              rows += 1;
              yield Object.fromEntries(
                Object.entries(record).map(([key, value]) => [
                  key,
                  Array.isArray(value) || key === 'custom' ? JSON.stringify(value) : value,
                ]),
              );
            }
          }
          const columns = [
            { key: 'id', label: 'id' },
            ...type.fields.map(({ name }) => ({ key: name, label: name })),
            ...(type.customFields ? [{ key: 'custom', label: 'custom' }] : []),
          ];
          const output = writeCsv(columns, counted(), { separator: ',' });
          output.on('data', (chunk: Buffer) => hash.update(chunk));
          await pipeline(output, createWriteStream(join(draft, file), { mode: 0o600 }));
        });
        written.push({ file, rows, sha256: hash.digest('hex') });
      }
      files = await this.copyFiles(draft);
    });
    const excluded = ['hr'];
    await writeFile(
      join(draft, 'manifest.json'),
      `${JSON.stringify({ instance: row.slug, exportedAt: new Date().toISOString(), written, files, excluded }, null, 2)}\n`,
    );
    await rename(draft, directory);
    await this.databases.asOwner('export log', (client) =>
      logOperation(client, row.id, 'export', actor, { tables: written.length, files }),
    );
    return {
      directory,
      tables: written.length,
      rows: written.reduce((sum, { rows }) => sum + rows, 0),
      files,
      excluded,
    };
  }

  private async copyFiles(draft: string): Promise<number> {
    const stored = await this.units.run({ mode: 'read' }, () =>
      this.db.query<{ sha256: string; id: string; name: string }>(
        'SELECT id, sha256, name FROM stored_file ORDER BY id',
      ),
    );
    for (const { id, sha256, name } of stored) {
      const safeName = name.replace(/[^\p{L}\p{N}._ -]/gu, '_').slice(-100);
      await copyFile(this.files.pathOf(sha256), join(draft, 'files', `${id}-${safeName}`));
    }
    return stored.length;
  }
}
