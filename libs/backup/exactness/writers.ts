import { newId } from '#kernel';
import { pg } from '#runtime';

/** What a writer of a history needs to know. */
export interface History {
  readonly url: string;
  readonly schema: string;
  /** Whether the writer ends some transactions in two steps; servers allow few at a time, or none. */
  readonly prepares: boolean;
}

/** How often each kind of work was done, and how much of it was rolled back. */
export type Counts = Record<string, number>;

type Random = () => number;
type Work = (client: pg.Client, random: Random) => Promise<void>;

/** Numbers from a seed: a history that goes wrong can be written again. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const some = (table: string) => `(SELECT id FROM ${table} ORDER BY id OFFSET floor(random() * 40) LIMIT 1)`;

/** What transactions of a company do, and what no application of ours does but a database allows. */
const works: Record<string, Work> = {
  async insert(client) {
    await client.query("INSERT INTO crm_company (id, name) VALUES ($1, 'company')", [newId()]);
  },
  async insertMany(client) {
    await client.query(
      `INSERT INTO crm_contact (id, last_name) SELECT gen_random_uuid(), 'contact ' || n FROM generate_series(1, 20) n`,
    );
  },
  async update(client, random) {
    await client.query(
      `UPDATE crm_company SET notes = $1, version = version + 1 WHERE id = ${some('crm_company')}`,
      [`note ${random()}`],
    );
  },
  async updateToTheSameLooks(client, random) {
    // 1.0 and 1.00 are equal and are not the same text.
    await client.query(
      `UPDATE crm_company SET custom = jsonb_build_object('n', $1::text::numeric) WHERE id = ${some('crm_company')}`,
      [random() < 0.5 ? '1.0' : '1.00'],
    );
  },
  async updateTwice(client) {
    await client.query(`UPDATE crm_contact SET notes = 'once' WHERE id = ${some('crm_contact')}`);
    await client.query(`UPDATE crm_contact SET notes = 'twice' WHERE id = ${some('crm_contact')}`);
  },
  async delete(client) {
    await client.query(`DELETE FROM crm_contact WHERE id = ${some('crm_contact')}`);
  },
  async deleteWithWhatHangsOnIt(client) {
    await client.query(`DELETE FROM crm_company WHERE id = ${some('crm_company')}`);
  },
  async insertAndDelete(client) {
    const id = newId();
    await client.query("INSERT INTO crm_contact (id, last_name) VALUES ($1, 'short')", [id]);
    await client.query('DELETE FROM crm_contact WHERE id = $1', [id]);
  },
  async deleteAndComeBack(client) {
    await client.query(
      `WITH gone AS (DELETE FROM crm_contact WHERE id = ${some('crm_contact')} RETURNING id)
       INSERT INTO workspace_notification (id, recipient_id, kind)
       SELECT gen_random_uuid(), u.id, 'crm.comment-mentioned' FROM gone, identity_user u LIMIT 1`,
    );
  },
  async changeTheKey(client) {
    await client.query(`UPDATE crm_contact SET id = gen_random_uuid() WHERE id = ${some('crm_contact')}`);
  },
  async tie(client) {
    await client.query(
      `INSERT INTO crm_affiliation (id, contact_id, company_id)
       SELECT gen_random_uuid(), c.id, d.id FROM crm_contact c, crm_company d
       WHERE c.id = ${some('crm_contact')} AND d.id = ${some('crm_company')} ON CONFLICT DO NOTHING`,
    );
  },
  async notice(client) {
    await client.query(
      'UPDATE workspace_notification SET read_at = now() WHERE id IN (SELECT id FROM workspace_notification LIMIT 2)',
    );
  },
  async savepoint(client, random) {
    await client.query('SAVEPOINT a');
    await client.query(`UPDATE crm_company SET notes = 'kept' WHERE id = ${some('crm_company')}`);
    await client.query('SAVEPOINT b');
    await client.query(`UPDATE crm_company SET notes = 'lost' WHERE id = ${some('crm_company')}`);
    await client.query(random() < 0.5 ? 'ROLLBACK TO b' : 'ROLLBACK TO a');
  },
};

/** Other transactions of the history had their way; this one is not done. */
const passing = new Set(['40001', '40P01', '23503', '23505', '55P03']);

/** Writes transactions of every kind until it is told to stop; those that meet another one's are given up. */
export async function write(history: History, seed: number, goesOn: () => boolean): Promise<Counts> {
  const random = randomFrom(seed);
  const client = new pg.Client({ connectionString: history.url });
  const counts: Counts = {};
  const count = (what: string) => {
    counts[what] = (counts[what] ?? 0) + 1;
  };
  await client.connect();
  const kinds = Object.entries(works);
  try {
    while (goesOn()) {
      try {
        await client.query(
          `BEGIN; SET LOCAL search_path TO ${history.schema}, pg_catalog; SET LOCAL lock_timeout = '2s'`,
        );
        for (let steps = 1 + Math.floor(random() * 3); steps > 0; steps -= 1) {
          const [name, work] = kinds[Math.floor(random() * kinds.length)] as (typeof kinds)[number];
          await work(client, random);
          count(name);
        }
        // Some stay open across several copies.
        if (random() < 0.2) await new Promise((resolve) => setTimeout(resolve, random() * 400));
        count(await finish(client, history, random));
      } catch (error) {
        if (!passing.has((error as { code?: string }).code ?? '')) throw error;
        await client.query('ROLLBACK');
        count('given up');
      }
    }
  } finally {
    await client.end();
  }
  return counts;
}

async function finish(client: pg.Client, { prepares }: History, random: Random): Promise<string> {
  if (prepares && random() < 0.3) {
    const name = `history ${newId()}`;
    await client.query(`PREPARE TRANSACTION '${name}'`);
    // Long enough for copies to be taken meanwhile: it is neither running nor done then.
    await new Promise((resolve) => setTimeout(resolve, random() * 1_500));
    const kept = random() < 0.7;
    await client.query(`${kept ? 'COMMIT' : 'ROLLBACK'} PREPARED '${name}'`);
    return kept ? 'prepared and committed' : 'prepared and rolled back';
  }
  const kept = random() < 0.85;
  await client.query(kept ? 'COMMIT' : 'ROLLBACK');
  return kept ? 'committed' : 'rolled back';
}
