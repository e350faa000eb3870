import type { InstanceRow } from '#tenancy';
import { load, people } from '../load.js';
import { median, type Report, round } from '../report.js';
import { cities, copyContacts, makeContacts, searches, settle } from '../seed.js';
import type { World } from '../world.js';
import type { Pace } from './requests.js';

const contacts = 100_000;
const companies = 20_000;
const opportunities = 10_000;
const activities = 20_000;
const warmUpSeconds = 4;
/** A team shares the work; the one who asks is one of them. */
const owners = 16;
const ownerOf = (n: string): string =>
  `CASE WHEN ${n} % ${owners} = 0 THEN (SELECT id FROM identity_user LIMIT 1) ELSE md5('user' || ${n} % ${owners})::uuid END`;

/**
 * What a sales team asks for all day, in an instance that has sold for years: by 16 people at work, and by as many
 * connections that never pause, which is what the machine can do at all.
 */
export async function salesCases(world: World, report: Report, pace: Pace): Promise<void> {
  const row = await sellingInstance(world);
  const pipeline = await pipelineOf(world, row.schema);
  const ask = (path: string) => world.request(row.slug, `/api/${path}`);
  const encoded = searches.map(encodeURIComponent);
  const board = `crm/opportunity-board?pipelineId=${pipeline}&sort=expectedCloseOn&perPage=25`;
  const cases: { name: string; paths: string[]; below: number }[] = [
    { name: 'contacts, first page', paths: ['crm/contacts?perPage=50&sort=lastName'], below: 50 },
    {
      name: 'contacts of a city',
      paths: cities.map((city) => `crm/contacts?perPage=50&sort=lastName&city=${encodeURIComponent(city)}`),
      below: 50,
    },
    {
      name: 'contacts by a search',
      paths: encoded.map((q) => `crm/contacts?perPage=50&sort=lastName&q=${q}`),
      below: 50,
    },
    {
      name: 'opportunities, the biggest first',
      paths: ['crm/opportunities?perPage=50&sort=amount&order=desc&state=open'],
      below: 50,
    },
    {
      name: 'opportunities by a search',
      paths: ['nantes', 'isolation', 'renovation', 'toiture 77'].map(
        (q) => `crm/opportunities?perPage=50&sort=name&q=${encodeURIComponent(q)}`,
      ),
      below: 50,
    },
    { name: 'board', paths: [board], below: 50 },
    { name: 'board by a search', paths: ['nantes', 'toiture'].map((q) => `${board}&q=${q}`), below: 50 },
    { name: 'today', paths: ['crm/today'], below: 50 },
    {
      name: 'search over all records',
      paths: encoded.map((q) => `workspace/search?q=${q}&limit=6`),
      below: 80,
    },
    { name: 'pipeline report', paths: [`crm/pipeline-report?pipelineId=${pipeline}`], below: 1_000 },
  ];
  await world.withServer(async (server) => {
    for (const { name, paths, below } of cases) {
      const requests = paths.map(ask);
      await load(server.origin, requests, warmUpSeconds);
      const results = [];
      const atWork = [];
      for (let n = 0; n < pace.rounds; n += 1) {
        results.push(await load(server.origin, requests, pace.seconds));
        atWork.push(await people(server.origin, requests, pace.seconds));
      }
      report.add(
        {
          case: `${name}, of ${contacts / 1000},000 contacts and ${opportunities / 1000},000 opportunities`,
          perSecond: round(median(results.map((each) => each.requestsPerSecond))),
          p50Ms: round(median(results.map((each) => each.p50Ms))),
          p95Ms: round(median(results.map((each) => each.p95Ms))),
          peopleP95Ms: round(median(atWork.map((each) => each.p95Ms))),
        },
        [{ figure: 'peopleP95Ms', below }],
      );
    }
  });
}

/** An instance that has sold for years. */
export async function sellingInstance(world: World): Promise<InstanceRow> {
  const { row } = await world.instance();
  await makeContacts(world.sql, contacts);
  await copyContacts(world.sql, [row.schema], contacts);
  await sell(world, row.schema);
  return row;
}

/** Companies, opportunities in every stage and activities, as years of work leave them. */
async function sell(world: World, schema: string): Promise<void> {
  const { sql } = world;
  await sql.query(`SET search_path = "${schema}"`);
  await sql.query(
    `INSERT INTO crm_company (id, name, kind, addresses)
     SELECT md5('company' || n)::uuid, 'Entreprise ' || last_name || ' ' || n,
       CASE WHEN n % 4 = 0 THEN 'customer' ELSE 'prospect' END, addresses
     FROM bench.contact WHERE n <= $1`,
    [companies],
  );
  await sql.query(
    `INSERT INTO crm_opportunity (id, name, pipeline_id, stage_id, state, amount, probability, expected_close_on,
       stage_since, closed_at, lost_reason_id, company_id, contact_id, addresses, owner_id)
     SELECT md5('opportunity' || n)::uuid,
       (ARRAY['Isolation', 'Rénovation', 'Toiture', 'Extension', 'Chauffage'])[1 + n % 5] || ' ' || c.last_name || ' ' || n,
       s.pipeline_id, s.id, s.kind, 1000 + bench.draw(n, 'amount', 90000), s.probability,
       current_date + bench.draw(n, 'close', 120) - 30, now() - bench.draw(n, 'since', 60) * interval '1 day',
       CASE WHEN s.kind <> 'open' THEN now() - bench.draw(n, 'closed', 1500) * interval '1 day' END,
       CASE WHEN s.kind = 'lost' THEN (SELECT id FROM crm_lost_reason ORDER BY position LIMIT 1) END,
       md5('company' || (n % ${companies} + 1))::uuid, md5($1 || (n % ${contacts} + 1))::uuid, c.addresses,
       ${ownerOf('n')}
     FROM bench.contact c
     -- A third is open: what was sold in the years before stays.
     JOIN LATERAL (SELECT id, pipeline_id, kind, probability FROM crm_stage
       WHERE CASE WHEN n % 3 = 0 THEN kind = 'open' ELSE kind = CASE WHEN n % 2 = 0 THEN 'won' ELSE 'lost' END END
       ORDER BY md5(id::text || n) LIMIT 1) s ON true
     WHERE n <= $2`,
    [schema, opportunities],
  );
  await sql.query(
    `INSERT INTO crm_stage_change (id, opportunity_id, to_stage_id, to_stage_name, to_state, amount, changed_at)
     SELECT gen_random_uuid(), o.id, s.id, s.name, o.state, o.amount, o.stage_since
     FROM crm_opportunity o JOIN crm_stage s ON s.id = o.stage_id`,
  );
  await sql.query(
    `INSERT INTO crm_activity (id, kind, subject, due_at, state, done_at, opportunity_id, owner_id)
     SELECT gen_random_uuid(), (ARRAY['call', 'visit', 'meeting', 'task'])[1 + n % 4], 'Suivi ' || n,
       now() + (bench.draw(n, 'due', 200) - 180) * interval '1 day', CASE WHEN n % 10 = 0 THEN 'planned' ELSE 'done' END,
       CASE WHEN n % 10 <> 0 THEN now() - interval '1 day' END, md5('opportunity' || (n % ${opportunities} + 1))::uuid,
       ${ownerOf('n')}
     FROM generate_series(1, $1) n`,
    [activities],
  );
  await settle(sql, ['crm_company', 'crm_opportunity', 'crm_stage_change', 'crm_activity']);
  await sql.query('RESET search_path');
}

async function pipelineOf(world: World, schema: string): Promise<string> {
  const { rows } = await world.sql.query<{ id: string }>(`SELECT id FROM "${schema}".crm_pipeline LIMIT 1`);
  const [pipeline] = rows;
  if (!pipeline) throw new Error('the instance has no pipeline');
  return pipeline.id;
}
