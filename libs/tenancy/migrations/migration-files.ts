import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#runtime';

/** A frozen SQL file. Its number is the schema version it leads to. */
export interface MigrationFile {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
  /** Which instances it concerns; the operator console has no business modules. */
  readonly kinds: readonly ('company' | 'console')[];
}

/** Reads the migrations of `platform` or `tenant` in their order. @throws Error on a gap or a wrong name. */
export function readMigrations(
  level: 'platform' | 'tenant',
  root = join(projectRoot, 'migrations'),
): MigrationFile[] {
  const folder = join(root, level);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file, index) => {
      const match = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(file);
      if (!match || Number(match[1]) !== index + 1) {
        throw new Error(`migrations/${level}/${file}: expected number ${String(index + 1).padStart(4, '0')}`);
      }
      const sql = readFileSync(join(folder, file), 'utf8');
      return {
        number: index + 1,
        name: file.replace(/\.sql$/, ''),
        sql,
        checksum: createHash('sha256').update(sql).digest('hex'),
        kinds: /^-- @instances company$/m.test(sql) ? ['company'] : ['company', 'console'],
      };
    });
}
