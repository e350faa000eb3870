import { createHash } from 'node:crypto';
import { close, createReadStream, createWriteStream, open } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { AppConfig } from '../config/app-config.js';
import { Scopes } from '../context/scope.js';
import { TenantDb } from '../database/tenant-db.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { writeCsv, writeXlsx } from '../tabular/index.js';
import { cellsOf, chooseFields, columnOf } from './export-columns.js';
import type { ExportFormat, ExportInput } from './export-input.js';
import { ExportLog } from './export-log.js';
import { parseExportQuery } from './export-query.js';
import type { RecordEntity } from './record-entity.js';
import type { RecordsService } from './records-service.js';

/** A file of records, ready to be sent. Whoever holds it reads `content` to its end or destroys it. */
export interface ExportedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly fields: readonly string[];
  readonly content: Readable;
}

const mediaTypes: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
export const exportMediaTypes = Object.values(mediaTypes);

/**
 * Writes a list to a file with the rights, filters and order of the list on screen. The file is written whole before
 * a byte is sent: a slow client holds no transaction, and the trail knows its rows and its SHA-256 beforehand.
 */
@Injectable()
export class RecordExporter {
  constructor(
    private readonly units: UnitOfWork,
    private readonly config: AppConfig,
    private readonly log: ExportLog,
    private readonly db: TenantDb,
  ) {}

  /**
   * Writes the records that the actor may export, and the entry of the log.
   * @throws Problem INVALID_INPUT for a wrong field or list parameter; whatever prevents the entry of the log.
   */
  async export<Entity extends RecordEntity>(
    service: RecordsService<Entity>,
    input: ExportInput,
  ): Promise<ExportedFile> {
    const { type } = service.repository;
    const { asked, query, fields } = await this.units.run({ mode: 'read', vault: type.vault }, async () => ({
      ...(await parseExportQuery(service, input.query)),
      fields: chooseFields([...type.fields, ...(await service.repository.customFields())], input.fields),
    }));
    const { language } = Scopes.current();
    const hash = createHash('sha256');
    let rows = 0;
    let bytes = 0;
    async function* counted(
      records: AsyncIterable<Entity>,
      tags: ReadonlyMap<string, string>,
    ): AsyncGenerator<Record<string, unknown>> {
      for await (const record of records) {
        rows += 1;
        yield cellsOf(record as unknown as Record<string, unknown>, fields, language, tags);
      }
    }
    const file = await this.openTemporary();
    try {
      await this.units.run({ mode: 'read', vault: type.vault }, async () => {
        const tags = fields.some(({ kind }) => kind === 'tags') ? await this.tagNames() : new Map();
        const records = counted(service.repository.each(query, 'export'), tags);
        const columns = fields.map((field) => columnOf(field, language));
        const output =
          input.format === 'csv'
            ? writeCsv(columns, records)
            : writeXlsx(columns, records, { sheetName: type.label.many[language] });
        const measured = new Transform({
          transform(chunk: Buffer, _, done) {
            hash.update(chunk);
            bytes += chunk.length;
            done(null, chunk);
          },
        });
        await pipeline(output, measured, createWriteStream('', { fd: file, autoClose: false }));
      });
      const sha256 = hash.digest('hex');
      const names = fields.map(({ name }) => name);
      await this.log.record({
        record: type.name,
        vault: type.vault,
        format: input.format,
        fields: names,
        rows,
        sha256,
        query: asked,
        reason: input.reason,
      });
      return {
        name: `${type.label.many[language]} ${today(Scopes.instance().timeZone)}.${input.format}`,
        mediaType: mediaTypes[input.format],
        rows,
        bytes,
        sha256,
        fields: names,
        content: createReadStream('', { fd: file, start: 0 }),
      };
    } catch (error) {
      await promisify(close)(file);
      throw error;
    }
  }

  private async tagNames(): Promise<Map<string, string>> {
    const rows = await this.db.query<{ id: string; name: string }>('SELECT id, name FROM workspace_tag');
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** A file that has no name any more: nothing can find it, and no way to stop leaves it behind. */
  private async openTemporary(): Promise<number> {
    const folder = join(this.config.dataDir, 'tmp');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, `export-${newId()}`);
    const file = await promisify(open)(path, 'wx+', 0o600);
    await rm(path);
    return file;
  }
}

/** The business day of an instance, `YYYY-MM-DD`. */
const today = (timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date());
