import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { readCopyFile } from '../copy/copy-folder.js';
import { CopyReader, type OpenCopy } from '../copy/copy-reader.js';
import type { ManifestFile, ManifestTable } from '../copy/manifest.js';
import { eachCopiedRow } from './copied-rows.js';
import { KeySet } from './key-set.js';
import { keyOf, type Reference, referencesIn } from './references.js';

export interface ProofResult {
  /** One line each; none: proved. */
  readonly problems: readonly string[];
  readonly tables: number;
  readonly rows: number;
  /** Of PostgreSQL, where the copy was brought back. */
  readonly serverVersion?: string;
}

/**
 * Proves what a full copy holds without a database: every file is decrypted and counted, and whatever a row refers to is
 * in the copy too.
 */
@Injectable()
export class ContentsProof {
  constructor(private readonly reader: CopyReader) {}

  /** @throws Problem BACKUP_KEY_MISSING, BACKUP_KEY_DAMAGED */
  async prove(run: {
    runId: string;
    instanceId: string;
    manifestSha256: string | null;
  }): Promise<ProofResult> {
    const { copy, problems } = await this.reader.read(run);
    const tables = copy?.manifest.tables ?? [];
    const figures = { tables: tables.length, rows: tables.reduce((sum, { rows }) => sum + rows, 0) };
    if (!copy || problems.length > 0) return { problems, ...figures };
    return { problems: await brokenReferences(copy), ...figures };
  }
}

async function brokenReferences(copy: OpenCopy): Promise<string[]> {
  const tables = new Map(copy.manifest.tables.map((table) => [table.name, table]));
  // What refers to a table that no copy holds, such as sessions, has nothing to be compared with; neither have columns
  // that PostgreSQL computes.
  const holds = (name: string, columns: readonly string[]) =>
    columns.every((column) => tables.get(name)?.columns.some((each) => each.name === column));
  const references = referencesIn(await textOf(copy, copy.manifest.structure.keys)).filter(
    ({ table, columns, target, targetColumns }) => holds(table, columns) && holds(target, targetColumns),
  );
  const targets = new Map<string, { table: ManifestTable; columns: readonly string[]; keys: KeySet }>();
  for (const reference of references) {
    const table = tables.get(reference.target) as ManifestTable;
    const columns = reference.targetColumns;
    if (!targets.has(targetOf(reference)))
      targets.set(targetOf(reference), { table, columns, keys: new KeySet() });
  }
  for (const { table, columns, keys } of targets.values()) {
    await eachKey(copy, table, [columns], ([key]) => {
      if (key !== undefined) keys.add(key);
    });
  }
  const problems: string[] = [];
  for (const [name, table] of tables) {
    const own = references.filter((reference) => reference.table === name);
    if (own.length === 0) continue;
    const lost = own.map(() => 0);
    await eachKey(
      copy,
      table,
      own.map(({ columns }) => columns),
      (keys) => {
        for (const [index, key] of keys.entries()) {
          const target = targets.get(targetOf(own[index] as Reference));
          if (key !== undefined && !target?.keys.has(key)) lost[index] = (lost[index] ?? 0) + 1;
        }
      },
    );
    for (const [index, count] of lost.entries()) {
      const { columns, target } = own[index] as Reference;
      if (count > 0)
        problems.push(`${table.file}: ${count} rows refer by ${columns.join(', ')} to nothing in ${target}`);
    }
  }
  return problems;
}

const targetOf = ({ target, targetColumns }: Reference): string => `${target} ${targetColumns.join(' ')}`;

/** Reads some keys of every row of a table. */
async function eachKey(
  copy: OpenCopy,
  table: ManifestTable,
  keys: readonly (readonly string[])[],
  take: (keys: (string | undefined)[]) => void,
): Promise<void> {
  const places = keys.map((columns) =>
    columns.map((name) => table.columns.findIndex((each) => each.name === name)),
  );
  const wanted = [...new Set(places.flat())].sort((one, other) => one - other);
  await eachCopiedRow(readCopyFile(join(copy.path, table.file), copy.cipher), wanted, (values) =>
    take(places.map((columns) => keyOf(columns.map((place) => values[wanted.indexOf(place)])))),
  );
}

async function textOf(copy: OpenCopy, { file }: ManifestFile): Promise<string> {
  return text(readCopyFile(join(copy.path, file), copy.cipher));
}
