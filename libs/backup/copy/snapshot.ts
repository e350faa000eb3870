import { Injectable } from '@nestjs/common';
import { Problem } from '#kernel';
import { Databases, type pg, quoteIdentifier } from '#runtime';
import { BackupProblems } from '../backup.problems.js';
import { tableSizesOf } from '../structure/catalog.js';
import { readStructure, type Structure } from '../structure/structure.js';
import { placeOf, textSettings } from './copy-table.js';
import { TwoHands } from './two-hands.js';

/** One instant of an instance, held open. */
export interface Snapshot {
  readonly client: pg.Client;
  readonly structure: Structure;
  readonly at: Date;
  readonly postgres: {
    readonly version: string;
    readonly systemIdentifier: string;
    readonly timeline: number;
    readonly snapshot: string;
  };
  /** `client`, and for large instances a second connection to the same instant. */
  readonly hands: TwoHands;
}

const begin = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';
const attempts = 10;
/** Someone changes the structure: a lock that is taken, a table that is gone, a catalog entry gone while it is read. */
const passing = new Set(['55P03', '40P01', '42P01', 'XX000']);
const unlessPassing = (error: unknown): undefined => {
  if (!passing.has((error as { code?: string }).code ?? '')) throw error;
  return undefined;
};

/** Opens snapshots in which no structure can change and no row is missed. */
@Injectable()
export class Snapshots {
  /** From so many pages of 8 kB on a second connection saves more than it takes to open. Tests lower it. */
  pagesForTwo = 2_000;

  constructor(private readonly databases: Databases) {}

  /**
   * Runs work on one instant of a schema. All tables are locked before the snapshot is taken: a TRUNCATE or a
   * rewriting ALTER between the two would otherwise show tables as they never were. The structure is read within, where
   * no locked table can change; a table that came or went before the locks were held begins everything again.
   * @param alone without a second connection, however large.
   * @throws Problem BACKUP_UNSTABLE, BACKUP_STANDBY
   */
  async with<T>(schema: string, work: (snapshot: Snapshot) => Promise<T>, alone = false): Promise<T> {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const client = await this.databases.ownerConnection('backup');
      const hands = new TwoHands(client);
      try {
        const snapshot = await this.open(client, schema, hands, alone).catch(unlessPassing);
        if (snapshot) {
          const result = await work(snapshot);
          await client.query('COMMIT');
          return result;
        }
      } finally {
        hands.end();
        await client.end();
      }
      await new Promise((resolve) => setTimeout(resolve, 100 * attempt * (0.5 + Math.random())));
    }
    throw new Problem(BackupProblems.BACKUP_UNSTABLE);
  }

  private async open(
    client: pg.Client,
    schema: string,
    hands: TwoHands,
    alone: boolean,
  ): Promise<Snapshot | undefined> {
    const sizes = await tableSizesOf(client, schema);
    const places = [...sizes.keys()].map((name) => placeOf(schema, name));
    const lock = `LOCK TABLE ${places.join(', ')} IN ACCESS SHARE MODE`;
    await client.query(`${begin}; ${this.settings}`);
    await client.query(lock);
    const { rows } = await client.query<
      Snapshot['postgres'] & { at: Date; standby: boolean; exported: string }
    >(
      `SELECT pg_current_snapshot()::text AS snapshot, pg_export_snapshot() AS exported,
         statement_timestamp() AS at, pg_is_in_recovery() AS standby,
         current_setting('server_version') AS version,
         (SELECT system_identifier::text FROM pg_control_system()) AS "systemIdentifier",
         (SELECT timeline_id FROM pg_control_checkpoint()) AS timeline`,
    );
    const [{ at, standby, exported, ...postgres }] = rows as [(typeof rows)[number]];
    if (standby) throw new Problem(BackupProblems.BACKUP_STANDBY);
    const pages = [...sizes.values()].reduce((sum, each) => sum + each, 0);
    if (!alone && pages >= this.pagesForTwo) hands.invite(this.second(exported, lock));
    const structure = await readStructure(hands, schema);
    const all = structure.tables.every(({ name }) => sizes.has(name));
    return all ? { client, hands, structure, at, postgres } : undefined;
  }

  /**
   * A second connection to the instant that a first one holds open, with locks of its own: a table that somebody waits
   * to change would keep it waiting for the first one, for ever.
   */
  private async second(exported: string, lock: string): Promise<pg.Client | undefined> {
    const client = await this.databases.ownerConnection('backup');
    try {
      await client.query(`${begin}; SET TRANSACTION SNAPSHOT '${exported}'; ${this.settings}`);
      await client.query(lock);
      return client;
    } catch {
      await client.end();
      return undefined;
    }
  }

  /** Without workers: to count a table they take twice the time of one process, from the other hand and from people. */
  private get settings(): string {
    return `SET LOCAL ROLE ${quoteIdentifier(this.databases.roles.owner)}; SET LOCAL search_path TO '';
      SET LOCAL lock_timeout = '3s'; SET LOCAL max_parallel_workers_per_gather = 0; ${textSettings}`;
  }
}
