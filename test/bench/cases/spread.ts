import { load } from '../load.js';
import { PeakSampler, privateMb, residentMb } from '../memory.js';
import { type Goal, type Measure, median, type Report, round } from '../report.js';
import { cities, copyContacts } from '../seed.js';
import type { World } from '../world.js';
import type { Pace } from './requests.js';

const rowsEach = 400;
/** Every instance must have been asked several times before anything is measured. */
const warmUpSeconds = 8;
const mostGrowth = 1.25;

/** The same list when its requests go to 1, 100 and 500 instances: neither time nor memory may follow their number. */
export async function spreadCases(
  world: World,
  report: Report,
  pace: Pace,
  counts = [1, 100, 500],
): Promise<void> {
  const database = await world.describeDatabase();
  const instances = await emptyInstances(world, Math.max(...counts));
  for (const { schema } of instances) await copyContacts(world.sql, schema, rowsEach);
  await world.reconnect();
  let first: Measure | undefined;
  for (const count of counts) {
    const asked = instances.slice(0, count);
    const requests = cities
      .slice(0, 4)
      .flatMap((city) =>
        asked.map(({ slug }) =>
          world.request(slug, `/api/crm/contacts?perPage=50&sort=lastName&city=${encodeURIComponent(city)}`),
        ),
      );
    const measure = await world.withServer(async (server) => {
      await load(server.origin, requests, warmUpSeconds);
      const serverMemory = new PeakSampler(() => residentMb(server.pid));
      const postgresMemory = new PeakSampler(() => privateMb(database.postmaster) + database.sharedMb);
      const results = [];
      for (let n = 0; n < pace.rounds; n += 1)
        results.push(await load(server.origin, requests, pace.seconds));
      return {
        case: `list spread over ${count} instances`,
        perSecond: round(median(results.map(({ requestsPerSecond }) => requestsPerSecond))),
        p50Ms: round(median(results.map(({ p50Ms }) => p50Ms))),
        p95Ms: round(median(results.map(({ p95Ms }) => p95Ms))),
        serverMb: round(serverMemory.stop()),
        postgresMb: round(postgresMemory.stop()),
      };
    });
    first ??= measure;
    report.add({ ...measure, ...growthSince(first, measure) }, count === counts[0] ? [] : goals);
  }
}

/** Instances that no other case has filled. */
async function emptyInstances(world: World, count: number) {
  for (let present = count; ; present += 10) {
    const instances = await world.atLeast(present);
    const empty = [];
    for (const instance of instances) {
      const { rowCount } = await world.sql.query(`SELECT 1 FROM "${instance.schema}".crm_contact LIMIT 1`);
      if (rowCount === 0) empty.push(instance);
    }
    if (empty.length >= count) return empty.slice(0, count);
  }
}

const figures = ['p95Ms', 'serverMb', 'postgresMb'] as const;
const growthSince = (first: Measure, now: Measure): Record<string, number> =>
  Object.fromEntries(
    figures.map((name) => [`${name}Growth`, round(Number(now[name]) / Number(first[name]), 2)]),
  );
const goals: Goal[] = figures.map((name) => ({ figure: `${name}Growth`, below: mostGrowth + 0.005 }));
