import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { AuditTrail } from '#identity';
import { FileStore, systemActor, UnitOfWork } from '#runtime';
import { type InstanceRow, InstanceScope } from '#tenancy';
import type { TestInstance } from '#testing';
import { digestsOf, uncopied, without } from '../../libs/backup/backup-test-kit.js';
import type { House } from './house.js';

/** L4: tables of a restored copy that are not what PostgreSQL said of them in the copy's own snapshot. */
export async function differences(
  house: House,
  schema: string,
  truth: Record<string, string>,
): Promise<string[]> {
  const found = without(await digestsOf(house.sql, schema), ...uncopied);
  return Object.keys(found)
    .filter((name) => found[name] !== truth[name])
    .map((name) => `L4: ${name} is not as it was`);
}

/** L5: sequences that would give a number for the second time. */
export async function sequences(house: House, schema: string): Promise<string[]> {
  const owned = await house.sql<{ sequence: string; table: string; column: string; step: number }>(
    `SELECT s.oid::regclass::text AS sequence, t.oid::regclass::text AS table, quote_ident(a.attname) AS column,
       sign(q.seqincrement)::integer AS step
     FROM pg_class s JOIN pg_sequence q ON q.seqrelid = s.oid
     JOIN pg_depend d ON d.objid = s.oid AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0
     JOIN pg_class t ON t.oid = d.refobjid JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
     WHERE s.relkind = 'S' AND s.relnamespace = $1::regnamespace`,
    [schema],
  );
  const wrong: string[] = [];
  for (const { sequence, table, column, step } of owned) {
    const [{ given, last } = { given: null, last: 0 }] = await house.sql<{
      given: string | null;
      last: string;
    }>(
      `SELECT (SELECT ${step > 0 ? 'max' : 'min'}(${column}) FROM ${table})::text AS given,
         (SELECT last_value FROM ${sequence})::text AS last`,
    );
    if (given !== null && step * Number(given) > step * Number(last))
      wrong.push(`L5: ${sequence} is at ${last}, ${given} was given`);
  }
  return wrong;
}

/** L6: attachments that rows name and that are not there as they were. */
export async function attachments(house: House, row: InstanceRow): Promise<string[]> {
  const { app } = house.platform;
  const named = await house.sql<{ sha256: string }>(`SELECT DISTINCT sha256 FROM ${row.schema}.stored_file`);
  const paths = await inScope(house, row, async () =>
    named.map(({ sha256 }) => ({ sha256, path: app.get(FileStore).pathOf(sha256) })),
  );
  return paths.flatMap(({ sha256, path }) => {
    try {
      const found = createHash('sha256').update(readFileSync(path)).digest('hex');
      return found === sha256 ? [] : [`L6: ${row.slug}: attachment ${sha256} is altered`];
    } catch {
      return [`L6: ${row.slug}: attachment ${sha256} is missing`];
    }
  });
}

/** L7: whether the live trail holds from its first entry to its last. */
export async function auditTrail(house: House, { row }: TestInstance): Promise<string[]> {
  const { app } = house.platform;
  const verdict = await inScope(house, row, () =>
    app.get(UnitOfWork).run({ mode: 'read' }, () => app.get(AuditTrail).verify()),
  );
  return verdict.intact ? [] : [`L7: ${JSON.stringify(verdict)}`];
}

const inScope = <T>(house: House, row: InstanceRow, work: () => Promise<T>): Promise<T> =>
  house.platform.app.get(InstanceScope).run(row, systemActor('test'), work);
