import { newId, Problem } from '#kernel';
import { pg } from '#runtime';
import type { TestInstance, TestPlatform } from '#testing';
import type { Rounds } from './rounds.js';

/**
 * Changes that are under way while the full copy is taken, in the order that misleads clocks and counters: one
 * transaction is open, one is prepared where the server allows it, and one that began later is committed before.
 * @returns the tables that are wrong after the incremental copy, or what the restore itself found.
 */
export async function changeAcrossTheBase(
  platform: TestPlatform,
  { schema }: TestInstance,
  rounds: Rounds,
): Promise<string[]> {
  const [open, prepared] = [newId(), newId()];
  const [gone, ...kept] = [newId(), newId(), newId(), newId()];
  await platform.sql(
    `INSERT INTO ${schema}.crm_company (id, name) SELECT id, 'across' FROM unnest($1::uuid[]) id`,
    [[gone, ...kept]],
  );
  const early = await begun(
    platform,
    `UPDATE ${schema}.crm_company SET notes = 'early ${open}', updated_at = now() WHERE id = '${kept[0]}';
     DELETE FROM ${schema}.crm_company WHERE id = '${gone}'`,
  );
  const half = await begun(
    platform,
    `UPDATE ${schema}.crm_company SET notes = 'prepared ${prepared}' WHERE id = '${kept[1]}'`,
  );
  const prepares = await allowsPrepared(platform);
  if (prepares) await half.query(`PREPARE TRANSACTION 'across ${prepared}'`);
  try {
    await platform.sql(`UPDATE ${schema}.crm_company SET notes = 'later, committed first' WHERE id = $1`, [
      kept[2],
    ]);
    await rounds.copy('full');
  } finally {
    await half.query(prepares ? `COMMIT PREPARED 'across ${prepared}'` : 'COMMIT');
    await early.query('COMMIT');
    await Promise.all([half.end(), early.end()]);
  }
  return rounds.differing(await rounds.copy('incremental')).catch((error: unknown) => {
    // The restore itself counts the rows: it may find out before the comparison does.
    if (error instanceof Problem) return [error.code];
    throw error;
  });
}

export async function allowsPrepared(platform: TestPlatform): Promise<boolean> {
  const [{ n } = { n: '0' }] = await platform.sql<{ n: string }>(
    "SELECT current_setting('max_prepared_transactions') AS n",
  );
  return Number(n) > 0;
}

async function begun(platform: TestPlatform, text: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: platform.adminUrl });
  await client.connect();
  await client.query('BEGIN');
  await client.query(text);
  return client;
}
