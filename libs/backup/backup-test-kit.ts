import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { INestApplicationContext } from '@nestjs/common';
import { newId } from '#kernel';
import type { FileStore, TenantDb } from '#runtime';
import { CopyCiphers } from './copy/copy-cipher.js';

/** Runs SQL behind the product's back. */
export type Sql = <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>;

interface Instance {
  readonly schema: string;
  work<T>(work: (db: TenantDb) => Promise<T>, options?: { vault?: boolean }): Promise<T>;
}

/** Values that copies of other systems have lost: NULL beside '', quotes, line ends, far dates, other scripts. */
const oddTexts = [
  '',
  null,
  '"',
  '""',
  "l'été",
  'a,b;c\td',
  'ligne 1\nligne 2\r\n"3"',
  '\\N',
  '\\.',
  'Ł—日本語—🏗️',
  ' x ',
];

/** Fills an instance with companies, contacts, HR rows, an attachment, and odd values everywhere. */
export async function fill(
  instance: Instance,
  sql: Sql,
  files: FileStore,
  canary: string,
): Promise<{ fileSha256: string }> {
  const content = Buffer.from(`plan of ${canary}\0\n`);
  const fileSha256 = createHash('sha256').update(content).digest('hex');
  await instance.work(
    async (db) => {
      const stored = await files.put(Readable.from([content]));
      await db.query(
        "INSERT INTO stored_file (id, sha256, size, media_type, name) VALUES ($1, $2, $3, 'text/plain', 'plan.txt')",
        [newId(), stored.sha256, stored.size],
      );
      for (const [index, notes] of oddTexts.entries()) {
        const [company, contact] = [newId(), newId()];
        await db.query(
          'INSERT INTO crm_company (id, name, notes, trade_name, addresses) VALUES ($1, $2, $3, $3, $4)',
          [
            company,
            `${canary} ${index}`,
            notes,
            JSON.stringify([{ city: notes, n: index, deep: [null, { a: '"' }] }]),
          ],
        );
        await db.query('INSERT INTO crm_contact (id, last_name, notes, emails) VALUES ($1, $2, $3, $4)', [
          contact,
          `Person ${index}`,
          notes,
          JSON.stringify([{ address: `p${index}@${canary}.example` }]),
        ]);
        await db.query(
          'INSERT INTO crm_affiliation (id, contact_id, company_id, started_on, ended_on) VALUES ($1, $2, $3, $4, $5)',
          [
            newId(),
            contact,
            company,
            ['-infinity', '0044-03-15 BC', '1582-10-10', '2024-02-29'][index % 4],
            '9999-12-31',
          ],
        );
      }
      const department = newId();
      await db.query('INSERT INTO hr_department (id, name) VALUES ($1, $2)', [
        department,
        `Atelier ${canary}`,
      ]);
      let manager: string | null = null;
      for (const [index, notes] of oddTexts.entries()) {
        const id = newId();
        await db.query(
          `INSERT INTO hr_employee (id, first_name, last_name, notes, department_id, manager_id, iban, hired_on)
           VALUES ($1, $2, 'Salarié', $3, $4, $5, 'FR7630006000011234567890189', '2020-01-01')`,
          [id, `Prénom ${index}`, notes, department, manager],
        );
        manager = id;
      }
      await db.query("UPDATE crm_company SET notes = 'changed once' WHERE name LIKE '% 3'");
      await db.query("DELETE FROM crm_contact WHERE last_name = 'Person 5'");
    },
    { vault: true },
  );
  await sql(
    `INSERT INTO ${instance.schema}.change_journal (n, table_name, record_id, operation, before)
     OVERRIDING SYSTEM VALUE VALUES (-9007199254740991, 'crm_company', $1, 'update', '{"name": null, "x": "\\u00e9"}')`,
    [newId()],
  );
  await sql(
    `UPDATE ${instance.schema}.identity_credential SET recovery_code_hashes = ARRAY['\\x00ff22'::bytea, '\\x'::bytea]`,
  );
  return { fileSha256 };
}

/** What a file of a copy holds: decrypted and decompressed where it is. */
export async function openCopied(
  platform: { readonly app: INestApplicationContext },
  instanceId: string,
  path: string,
): Promise<Buffer> {
  const cipher = await platform.app.get(CopyCiphers).toRead(instanceId);
  const out = new PassThrough();
  const stages = [
    ...(path.endsWith('.age') ? [cipher.decrypt()] : []),
    ...(path.includes('.gz') ? [createGunzip()] : []),
  ];
  const [content] = await Promise.all([buffer(out), pipeline([createReadStream(path), ...stages, out])]);
  return content;
}

/** A digest of each table of a schema, made by PostgreSQL alone; but of the one that every full copy empties. */
export async function digestsOf(sql: Sql, schema: string): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind = 'r' AND relname <> 'copy_journal' ORDER BY relname",
    [schema],
  );
  // One statement: a connection for each of a hundred tables would take longer than the digests.
  const rows = await sql<{ name: string; digest: string }>(
    tables
      .map(
        ({ name }) => `SELECT '${name}' AS name, count(*) || ' ' ||
           coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text COLLATE "C")), '') AS digest FROM ${schema}.${name} t`,
      )
      .join(' UNION ALL '),
  );
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}

/** Tables whose rows a copy leaves out, or whose times differ by nature. */
export const uncopied = [
  'identity_access_stamp',
  'identity_session',
  'identity_token',
  'identity_throttle',
  'crm_calendar_feed',
  'hr_idempotency_key',
  'idempotency_key',
  'integrations_upload',
  'outbox_message',
  'schema_migration',
];

export const without = (digests: Record<string, string>, ...names: string[]): Record<string, string> =>
  Object.fromEntries(Object.entries(digests).filter(([name]) => !names.includes(name)));
