import type { InstanceRow } from '#tenancy';
import type { Child } from '../child.js';
import { type LoadRequest, type LoadResult, load, people } from '../load.js';
import { PeakSampler, privateMb, residentMb } from '../memory.js';
import { type Goal, median, type Report, round } from '../report.js';
import { cities, copyContacts } from '../seed.js';
import type { World } from '../world.js';
import type { Pace } from './requests.js';

const rowsEach = 400;
/** Every instance must have been asked several times before anything is measured. */
const warmUpSeconds = 10;
/** Short turns, so that what else the machine does falls on all alike; and how many for each of a pace's rounds. */
const turnSeconds = 2;
const turnsPerRound = 3;
/** People who think ask for so little that a turn takes longer until it says something. */
const peopleSeconds = 8;
const mostGrowth = 1.25;
const goals = (...figures: string[]): Goal[] =>
  figures.map((figure) => ({ figure, below: mostGrowth + 0.005 }));

/** The list of contacts, its requests spread over so many instances. */
interface Spread {
  readonly count: number;
  readonly requests: readonly LoadRequest[];
}

/** The same list when its requests go to 1, 100 and 500 instances: neither time nor memory may follow their number. */
export async function spreadCases(
  world: World,
  report: Report,
  pace: Pace,
  counts = [1, 100, 500],
): Promise<void> {
  const instances = await emptyInstances(world, Math.max(...counts));
  const schemas = instances.map(({ schema }) => schema);
  await copyContacts(world.sql, schemas, rowsEach);
  await world.reconnect();
  const spreads = counts.map((count) => ({ count, requests: lists(world, instances.slice(0, count)) }));
  await memoryOf(world, report, spreads);
  await world.withServers(spreads.length, (servers) => timesOf(servers, report, pace, spreads));
}

/** What servers hold, each of them alone with the database. */
async function memoryOf(world: World, report: Report, spreads: readonly Spread[]): Promise<void> {
  const { postmaster, sharedMb } = await world.describeDatabase();
  const totals: number[] = [];
  for (const { count, requests } of spreads) {
    const held = await world.withServer(async (server) => {
      await load(server.origin, requests, warmUpSeconds);
      const peaks = [
        new PeakSampler(() => residentMb(server.pid)),
        new PeakSampler(() => privateMb(postmaster) + sharedMb),
      ];
      await load(server.origin, requests, warmUpSeconds);
      return peaks.map((peak) => peak.stop());
    });
    const [serverMb = 0, postgresMb = 0] = held;
    totals.push(serverMb + postgresMb);
    const growth = round((serverMb + postgresMb) / (totals[0] ?? 0), 2);
    report.add(
      {
        case: `memory with lists of ${count} instances`,
        serverMb: round(serverMb),
        postgresMb: round(postgresMb),
        growth,
      },
      totals.length > 1 ? goals('growth') : [],
    );
  }
}

/** What requests take, of servers that take turns. */
async function timesOf(
  servers: readonly Child[],
  report: Report,
  { rounds }: Pace,
  spreads: readonly Spread[],
): Promise<void> {
  const sides = spreads.map((spread, n) => ({
    ...spread,
    origin: (servers[n] as Child).origin,
    hurried: [] as LoadResult[],
    atWork: [] as LoadResult[],
  }));
  for (const { origin, requests } of sides) await load(origin, requests, warmUpSeconds);
  for (let turn = 0; turn < rounds * turnsPerRound; turn += 1)
    for (const side of sides) side.hurried.push(await load(side.origin, side.requests, turnSeconds));
  for (let turn = 0; turn < rounds; turn += 1)
    for (const side of sides) side.atWork.push(await people(side.origin, side.requests, peopleSeconds));
  const p95 = (results: readonly LoadResult[]) => median(results.map(({ p95Ms }) => p95Ms));
  /** Turn by turn: two that follow each other met the same machine. */
  const growth = (results: readonly LoadResult[], first: readonly LoadResult[]) =>
    round(median(results.map(({ p95Ms }, turn) => p95Ms / (first[turn]?.p95Ms ?? 0))), 2);
  for (const [n, { count, hurried, atWork }] of sides.entries()) {
    report.add(
      {
        case: `list spread over ${count} instances`,
        perSecond: round(median(hurried.map(({ requestsPerSecond }) => requestsPerSecond))),
        p50Ms: round(median(hurried.map(({ p50Ms }) => p50Ms))),
        p95Ms: round(p95(hurried)),
        p95Growth: growth(hurried, sides[0]?.hurried ?? []),
        peopleP95Ms: round(p95(atWork)),
        peopleP95Growth: growth(atWork, sides[0]?.atWork ?? []),
      },
      n > 0 ? goals('p95Growth', 'peopleP95Growth') : [],
    );
  }
}

/** In no order: clients that walk the instances in step would ask four at a time of the same one. */
const lists = (world: World, instances: readonly InstanceRow[]): LoadRequest[] =>
  shuffled(
    cities
      .slice(0, 4)
      .flatMap((city) =>
        instances.map(({ slug }) =>
          world.request(slug, `/api/crm/contacts?perPage=50&sort=lastName&city=${encodeURIComponent(city)}`),
        ),
      ),
  );

function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}

/** Instances that no other case has filled. */
async function emptyInstances(world: World, count: number): Promise<InstanceRow[]> {
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
