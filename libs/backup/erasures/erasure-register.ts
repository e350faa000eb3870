import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppConfig, Databases, type pg, quoteIdentifier, Scopes, TenantDb } from '#runtime';
import { removeRows } from './remove-rows.js';

/** A row, wherever it lies: in the live data or in a copy of them. */
export interface RowKey {
  readonly table: string;
  readonly id: string;
}

interface Entry {
  readonly table: string;
  readonly digest: Buffer;
  readonly anonymised: boolean;
}

/** Longer than the oldest copy: fourteen days of ours, thirty of every other layer (backup.md 2.11). */
const keptDays = 45;
const batch = 10_000;

/**
 * Who was erased, in the control plane, as HMAC-SHA-256 of table and key under a key derived from the platform's: whoever
 * reads the register learns of nobody. What a copy still holds of them is erased again wherever it is brought back.
 */
@Injectable()
export class ErasureRegister {
  constructor(
    private readonly config: AppConfig,
    private readonly databases: Databases,
    private readonly db: TenantDb,
  ) {}

  /**
   * Puts rows down in the unit that erases them: both happen or neither.
   * @param nameless they stay, without whatever tells whom they were about.
   */
  async note(rows: readonly RowKey[], nameless = false): Promise<void> {
    if (rows.length === 0) return;
    const digestOf = this.digests(Scopes.instance().id);
    await this.db.query('SELECT b2o.note_erasures($1, $2, $3)', [
      rows.map(({ table }) => table),
      rows.map(digestOf),
      nameless,
    ]);
  }

  /**
   * Erases from a schema what was erased since its data were copied, and makes anonymous who was made so, journals
   * included. In the caller's transaction, as the owner.
   * @param instanceId whose copy it is, also where another instance receives it.
   * @returns how many rows went, and how many people lost their names.
   */
  async apply(client: pg.ClientBase, instanceId: string, schema: string): Promise<number> {
    const { rows } = await client.query<Entry>(
      `SELECT e.table_name AS table, e.digest, e.anonymised FROM platform.erasure e
       WHERE e.instance_id = $1 AND to_regclass(format('%I.%I', $2::text, e.table_name)) IS NOT NULL`,
      [instanceId, schema],
    );
    const found = (entries: readonly Entry[], table: string) => {
      const known = new Set(entries.map(({ digest }) => digest.toString('hex')));
      const digestOf = this.digests(instanceId);
      return this.idsIn(client, schema, table, (id) => known.has(digestOf({ table, id }).toString('hex')));
    };
    const byTable = (anonymised: boolean) =>
      Map.groupBy(
        rows.filter((row) => row.anonymised === anonymised),
        ({ table }) => table,
      );
    let removed = 0;
    for (const [table, entries] of byTable(false)) {
      const ids = await found(entries, table);
      removed += await removeRows(client, schema, table, ids);
      await forgetValues(client, schema, table, ids);
    }
    const nameless: string[] = [];
    for (const [table, entries] of byTable(true)) nameless.push(...(await found(entries, table)));
    return removed + (await anonymiseAgain(client, schema, nameless));
  }

  /** Of every schema of an instance that lies beside the live one: those kept by a restore, and open inspections. */
  async applyBeside(instanceId: string): Promise<void> {
    await this.databases.asOwner('erasure', async (client) => {
      const { rows } = await client.query<{ schema: string }>(
        'SELECT kept_schema AS schema FROM platform.restore_log WHERE instance_id = $1 AND kept_schema IS NOT NULL',
        [instanceId],
      );
      for (const { schema } of rows) await this.apply(client, instanceId, schema);
    });
  }

  /** Removes the entries that no copy can need any more. @returns how many. */
  async forget(): Promise<number> {
    return this.databases.asOwner('erasure', async (client) => {
      const { rowCount } = await client.query(
        `DELETE FROM platform.erasure WHERE at < now() - ${keptDays} * interval '1 day'`,
      );
      return rowCount ?? 0;
    });
  }

  /** Ids of a table that meet a condition that only this process can judge; read in batches, in the order of the key. */
  private async idsIn(
    client: pg.ClientBase,
    schema: string,
    table: string,
    meets: (id: string) => boolean,
  ): Promise<string[]> {
    const found: string[] = [];
    let after: string | null = null;
    for (;;) {
      const { rows }: { rows: { id: string }[] } = await client.query<{ id: string }>(
        `SELECT id FROM ${quoteIdentifier(schema)}.${quoteIdentifier(table)}
         WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT ${batch}`,
        [after],
      );
      for (const { id } of rows) if (meets(id)) found.push(id);
      if (rows.length < batch) return found;
      after = rows.at(-1)?.id ?? null;
    }
  }

  private digests(instanceId: string): (row: RowKey) => Buffer {
    const key = createHmac('sha256', this.config.secretKey).update(`erasure register ${instanceId}`).digest();
    return ({ table, id }) => createHmac('sha256', key).update(`${table} ${id}`).digest();
  }
}

/** People and what was written about them, as when they were made anonymous. @returns how many people */
async function anonymiseAgain(
  client: pg.ClientBase,
  schema: string,
  ids: readonly string[],
): Promise<number> {
  if (ids.length === 0) return 0;
  const { rows } = await client.query<{ people: number }>(
    'SELECT b2o.anonymise_again($1, $2::uuid[]) AS people',
    [schema, ids],
  );
  return rows[0]?.people ?? 0;
}

/** Journals tell that rows were there, and no value of them. */
async function forgetValues(
  client: pg.ClientBase,
  schema: string,
  table: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  for (const journal of ['change_journal', 'hr_change_journal']) {
    await client.query(
      `UPDATE ${quoteIdentifier(schema)}.${journal} SET before = NULL
       WHERE table_name = $1 AND record_id = ANY($2::uuid[]) AND before IS NOT NULL`,
      [table, ids],
    );
  }
}
