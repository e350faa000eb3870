import { pg, quoteIdentifier } from '#runtime';

const deadlock = '40P01';

/** Appended to and never changed, with the notes of that for copies, or on its way to a job: left as it is. */
const left = [
  'schema_migration',
  'change_journal',
  'hr_change_journal',
  'copy_journal',
  'identity_audit_event',
  'outbox_message',
];

/** Brings the rows of an instance back to what they were, so that every request of a matrix meets the same state. */
export class PutBack {
  private constructor(
    private readonly client: pg.Client,
    private readonly copy: string,
    private readonly script: string,
    private readonly digests: string,
  ) {}

  static async remember(adminUrl: string, schema: string): Promise<PutBack> {
    const client = new pg.Client({ connectionString: adminUrl });
    await client.connect();
    const { rows } = await client.query<{ name: string; columns: string }>(
      `SELECT c.relname AS name, string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) AS columns
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       WHERE c.relnamespace = $1::regnamespace AND c.relkind = 'r' AND a.attgenerated = '' AND c.relname <> ALL ($2)
       GROUP BY c.relname ORDER BY c.relname`,
      [quoteIdentifier(schema), left],
    );
    const copy = `copy_${schema}`;
    const place = (at: string, name: string) => `${quoteIdentifier(at)}.${quoteIdentifier(name)}`;
    const backs = rows.map(
      ({ name, columns }) =>
        `DELETE FROM ${place(schema, name)}; INSERT INTO ${place(schema, name)} (${columns}) OVERRIDING SYSTEM VALUE
           SELECT ${columns} FROM ${place(copy, name)};`,
    );
    const copies = rows.map(
      ({ name, columns }) =>
        `CREATE TABLE ${place(copy, name)} AS SELECT ${columns} FROM ${place(schema, name)};`,
    );
    const digests = rows.map(
      ({ name, columns }) =>
        `SELECT '${name}' AS name, md5(string_agg(t::text, '|' ORDER BY t::text)) AS digest
         FROM (SELECT ${columns} FROM ${place(schema, name)}) t`,
    );
    await client.query(
      `DROP SCHEMA IF EXISTS ${quoteIdentifier(copy)} CASCADE; CREATE SCHEMA ${quoteIdentifier(copy)}; ${copies.join(' ')}`,
    );
    // The open copy of the seeds is the live schema: whoever closes it must not close it for those who come after.
    const reopened = `UPDATE platform.inspection SET state = 'open', closed_at = NULL WHERE schema_name = '${schema}';`;
    const script = `BEGIN; SET LOCAL session_replication_role = replica; ${backs.join(' ')} ${reopened} COMMIT`;
    return new PutBack(client, copy, script, digests.join(' UNION ALL '));
  }

  async now(): Promise<void> {
    for (let left = 5; ; left -= 1) {
      try {
        await this.client.query(this.script);
        return;
      } catch (error) {
        await this.client.query('ROLLBACK');
        // A job that an earlier request began may write meanwhile.
        if (left === 0 || (error as { code?: string }).code !== deadlock) throw error;
      }
    }
  }

  /** What each table holds, in short. */
  async digest(): Promise<Record<string, string | null>> {
    const { rows } = await this.client.query<{ name: string; digest: string | null }>(this.digests);
    return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
  }

  async forget(): Promise<void> {
    await this.client.query(`DROP SCHEMA IF EXISTS ${quoteIdentifier(this.copy)} CASCADE`);
    await this.client.end();
  }
}
