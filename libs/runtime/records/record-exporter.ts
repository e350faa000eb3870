import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { CommonProblems, type Language, newId, Problem, text } from '#kernel';
import { Scopes } from '../context/scope.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { type TableColumn, writeCsv, writeXlsx } from '../tabular/index.js';
import type { FieldInfo } from './fields.js';
import type { RecordEntity } from './record-entity.js';
import type { RecordsService } from './records-service.js';

export const exportFormats = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface ExportedFile {
  readonly path: string;
  readonly name: string;
  readonly mediaType: string;
  readonly rows: number;
  readonly sha256: string;
  readonly fields: readonly string[];
}

const mediaTypes: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/**
 * Writes a list to a file with the rights, filters and order of the list on screen. The file is written whole before
 * a byte is sent: a slow client holds no transaction, and the trail knows its rows and its SHA-256.
 */
@Injectable()
export class RecordExporter {
  constructor(private readonly units: UnitOfWork) {}

  async export<Entity extends RecordEntity>(
    service: RecordsService<Entity>,
    rawQuery: unknown,
    format: ExportFormat,
    fieldNames?: readonly string[],
  ): Promise<ExportedFile> {
    const { type } = service.repository;
    const query = service.parseQuery(rawQuery);
    const fields = chooseFields(type.fields, fieldNames);
    const { language } = Scopes.current();
    const folder = join(tmpdir(), 'b2o-exports');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, `${newId()}.${format}`);
    const hash = createHash('sha256');
    let rows = 0;
    async function* counted(records: AsyncIterable<Entity>): AsyncGenerator<Record<string, unknown>> {
      for await (const record of records) {
        rows += 1;
        yield rowOf(record as unknown as Record<string, unknown>, fields);
      }
    }
    try {
      await this.units.run({ mode: 'read', vault: type.vault }, async () => {
        const records = counted(service.repository.each(query, 'export'));
        const columns = fields.map((field) => columnOf(field, language));
        const output =
          format === 'csv'
            ? writeCsv(columns, records)
            : writeXlsx(columns, records, { sheetName: type.label.many[language] });
        const hashed = new Transform({
          transform(chunk: Buffer, _, done) {
            hash.update(chunk);
            done(null, chunk);
          },
        });
        await pipeline(output, hashed, createWriteStream(path, { mode: 0o600 }));
      });
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
    const day = new Date().toISOString().slice(0, 10);
    return {
      path,
      name: `${type.path.split('/').at(-1)}-${day}.${format}`,
      mediaType: mediaTypes[format],
      rows,
      sha256: hash.digest('hex'),
      fields: fields.map(({ name }) => name),
    };
  }

  /** The content of an exported file; the file is gone when it was read or the client went away. */
  stream(file: ExportedFile): NodeJS.ReadableStream {
    return createReadStream(file.path).once('close', () => {
      rm(file.path, { force: true }).catch(() => undefined);
    });
  }
}

function chooseFields(
  fields: readonly FieldInfo[],
  names: readonly string[] | undefined,
): readonly FieldInfo[] {
  if (!names || names.length === 0)
    return fields.filter(({ name }) => !['version', 'createdBy', 'updatedBy'].includes(name));
  const chosen = names.map((name) => fields.find((field) => field.name === name));
  const unknown = names.filter((_, index) => !chosen[index]);
  if (unknown.length > 0) {
    throw new Problem(CommonProblems.INVALID_INPUT, {
      errors: unknown.map((name) => ({
        field: 'fields',
        code: 'unknown',
        message: text(`« ${name} » n'existe pas.`, `"${name}" does not exist.`),
      })),
    });
  }
  return chosen as FieldInfo[];
}

const columnOf = (field: FieldInfo, language: Language): TableColumn => ({
  key: field.name,
  label: field.label[language],
  kind:
    field.kind === 'integer' || field.kind === 'decimal'
      ? 'number'
      : field.kind === 'date'
        ? 'date'
        : field.kind === 'instant'
          ? 'datetime'
          : 'text',
});

/** Parts become one readable text: `a@x.fr, b@y.fr`. */
function rowOf(record: Record<string, unknown>, fields: readonly FieldInfo[]): Record<string, unknown> {
  return Object.fromEntries(
    fields.map(({ name, kind }) => {
      const value = record[name];
      if (kind !== 'list' || !Array.isArray(value)) return [name, value ?? ''];
      const parts = value.map((part: Record<string, unknown>) =>
        Object.entries(part)
          .filter(([key, each]) => key !== 'label' && each !== null && each !== '')
          .map(([, each]) => String(each))
          .join(' '),
      );
      return [name, parts.join(' ; ')];
    }),
  );
}
