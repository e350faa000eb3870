import type { Child } from '../child.js';
import { type LoadRequest, type LoadResult, load } from '../load.js';
import { median, type Report, round } from '../report.js';
import { cities, copyContacts, searches } from '../seed.js';
import type { World } from '../world.js';

const rows = 20_000;
const warmUpSeconds = 2;

interface Case {
  name: string;
  ours: LoadRequest[];
  bare: LoadRequest[];
}

export interface Pace {
  rounds: number;
  seconds: number;
}

/** The four requests of a working day on 20,000 contacts, each beside the same statements without the product. */
export async function requestCases(world: World, report: Report, pace: Pace): Promise<void> {
  const { row } = await world.instance();
  await copyContacts(world.sql, [row.schema], rows);
  const { rows: sample } = await world.sql.query<{ id: string }>(
    `SELECT id FROM "${row.schema}".crm_contact ORDER BY md5(id::text) LIMIT 1000`,
  );
  const cases = casesFor(
    world,
    row.slug,
    sample.map(({ id }) => id),
  );
  await world.withServer((server) =>
    world.withBareServer(row.schema, async (bare) => {
      for (const each of cases) await compare(each, server, bare, report, pace);
    }),
  );
}

function casesFor(world: World, slug: string, ids: readonly string[]): Case[] {
  const encoded = (values: readonly string[]) => values.map(encodeURIComponent);
  const ours = (path: string) => world.request(slug, `/api/crm/contacts${path}`);
  const contacts = Array.from({ length: 100 }, (_, n) => ({
    firstName: 'Solène',
    lastName: `Quéméneur-${n}`,
    jobTitle: 'Acheteuse',
    emails: [{ label: 'work', address: `solene.${n}@exemple.test` }],
    phones: [{ label: 'work', number: '+33240000000' }],
    addresses: [
      { label: 'work', line1: `${n} quai des Essais`, postalCode: '44000', city: 'Nantes', country: 'FR' },
    ],
  }));
  return [
    {
      name: 'list 50 of 20,000, filtered and sorted',
      ours: encoded(cities).map((city) => ours(`?perPage=50&sort=lastName&city=${city}`)),
      bare: encoded(cities).map((city) => ({ path: `/list?value=${city}` })),
    },
    {
      name: 'read one',
      ours: ids.map((id) => ours(`/${id}`)),
      bare: ids.map((id) => ({ path: `/one?value=${id}` })),
    },
    {
      name: 'search without accents',
      ours: encoded(searches).map((q) => ours(`?perPage=50&sort=lastName&q=${q}`)),
      bare: encoded(searches).map((q) => ({ path: `/search?value=${q}` })),
    },
    {
      name: 'create one',
      ours: contacts.map((contact) => world.request(slug, '/api/crm/contacts', contact)),
      bare: contacts.map((contact) => ({
        path: '/create',
        method: 'POST',
        body: JSON.stringify({
          values: [
            contact.firstName,
            contact.lastName,
            contact.jobTitle,
            JSON.stringify(contact.emails),
            JSON.stringify(contact.phones),
            JSON.stringify(contact.addresses),
          ],
        }),
      })),
    },
  ];
}

/** Lets both servers take turns, so that what else the machine does falls on both. */
async function compare(each: Case, server: Child, bare: Child, report: Report, pace: Pace): Promise<void> {
  const results = { ours: [] as LoadResult[], bare: [] as LoadResult[] };
  await load(bare.origin, each.bare, warmUpSeconds);
  await load(server.origin, each.ours, warmUpSeconds);
  for (let n = 0; n < pace.rounds; n += 1) {
    results.bare.push(await load(bare.origin, each.bare, pace.seconds));
    results.ours.push(await load(server.origin, each.ours, pace.seconds));
  }
  const of = (side: LoadResult[], figure: keyof LoadResult) => median(side.map((result) => result[figure]));
  const perSecond = of(results.ours, 'requestsPerSecond');
  const barePerSecond = of(results.bare, 'requestsPerSecond');
  report.add(
    {
      case: each.name,
      perSecond: round(perSecond),
      barePerSecond: round(barePerSecond),
      ratio: round(perSecond / barePerSecond, 3),
      p50Ms: round(of(results.ours, 'p50Ms')),
      p95Ms: round(of(results.ours, 'p95Ms')),
      bareP95Ms: round(of(results.bare, 'p95Ms')),
    },
    [
      { figure: 'ratio', atLeast: 0.4 },
      { figure: 'p95Ms', below: 50 },
    ],
  );
}
