import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { InstanceRow } from '#tenancy';
import type { Child } from '../child.js';
import { Cli } from '../cli.js';
import { load, people } from '../load.js';
import { median, type Report, round } from '../report.js';
import { cities, copyContacts, settle } from '../seed.js';
import type { World } from '../world.js';
import { clientVersion, dump } from './backup.js';

const tries = 5;
const bigRows = 1_000_000;
const textLength = 420;
const share = 0.01;
/** Sixteen connections that pause so long ask for some hundred lists a second, as two hundred people would. */
const pauseMs = 150;

interface RestoreAnswer {
  rows: number;
  durationMs: number;
  digestsEqual: boolean;
}

/** What copies cost: beside neighbours, of much data, of few changes, on writes, and to those who work meanwhile. */
export async function copiesCases(world: World, report: Report, counts: readonly number[]): Promise<void> {
  if (!Cli.exists) return report.note('copies: left out, the operator command is not built');
  const cli = new Cli(world.environment);
  const big = await bigInstance(world);
  await bigCopies(world, report, cli, big);
  await besideNeighbours(world, report, counts);
  await costOfTheJournal(world, report);
  await duringACopy(world, report, big);
}

async function besideNeighbours(world: World, report: Report, counts: readonly number[]): Promise<void> {
  const comparable = clientVersion() >= Number.parseInt((await world.describeDatabase()).version, 10);
  const { row } = await world.instance();
  let first: number | undefined;
  for (const count of counts) {
    await world.atLeast(count);
    await world.reconnect();
    const ours: number[] = [];
    const dumps: number[] = [];
    for (let n = 0; n < tries; n += 1) {
      ours.push((await world.copy(row.slug, 'full')).durationMs);
      if (comparable) dumps.push(await dump(world.adminUrl, row.schema));
    }
    const durationMs = round(median(ours));
    first ??= durationMs;
    report.add(
      {
        case: `full copy of an almost empty instance beside ${count}`,
        durationMs,
        growth: round(durationMs / first, 2),
        pgDumpMs: comparable ? round(median(dumps)) : null,
      },
      [
        { figure: 'durationMs', below: 500 },
        { figure: 'growth', below: 1.25 },
      ],
    );
  }
}

/** An instance with a million rows in one table, about half a gigabyte as text. */
async function bigInstance(world: World): Promise<InstanceRow> {
  const { row } = await world.instance();
  const place = `"${row.schema}".workspace_comment`;
  // Made behind the journal's back: how these rows came is not what is measured. Their ids are in the order of time, as
  // those that the product makes.
  await world.sql.query(
    `ALTER TABLE ${place} DISABLE TRIGGER USER;
     INSERT INTO ${place} (id, resource, record_id, text)
     SELECT (lpad(to_hex(1735689600000 + n), 12, '0') || '7' || substr(md5(n::text), 1, 3) || '8' ||
         substr(md5(n::text), 4, 15))::uuid, 'crm.contact', md5('r' || n)::uuid,
       repeat(md5(n::text) || ' chantier ' || (n % 977) || ' ', ${Math.round(textLength / 46)})
     FROM generate_series(1, ${bigRows}) n;
     ALTER TABLE ${place} ENABLE TRIGGER USER`,
  );
  await world.sql.query(
    `DO $$ DECLARE t record; BEGIN
       FOR t IN SELECT tgname FROM pg_trigger WHERE tgrelid = '${place}'::regclass AND tgname LIKE 'journal%' LOOP
         EXECUTE format('ALTER TABLE ${place} ENABLE ALWAYS TRIGGER %I', t.tgname);
       END LOOP; END $$`,
  );
  await settle(world.sql, [place]);
  return row;
}

async function bigCopies(
  world: World,
  report: Report,
  cli: Cli,
  { slug, schema }: InstanceRow,
): Promise<void> {
  const place = `"${schema}".workspace_comment`;
  const { rows } = await world.sql.query<{ mb: number }>(
    `SELECT sum(length(t::text))::float / 1e6 AS mb FROM ${place} t`,
  );
  const mb = rows[0]?.mb ?? 0;
  const whole = await world.copy(slug, 'full');
  report.add(
    {
      case: `full copy of ${bigRows} rows, encrypted and read back`,
      textMb: round(mb),
      copyMb: round(whole.bytes / 1e6),
      durationMs: whole.durationMs,
      mbPerSecond: round(mb / (whole.durationMs / 1_000), 1),
    },
    [{ figure: 'mbPerSecond', atLeast: 25 }],
  );
  await world.sql.query(
    `UPDATE ${place} SET text = text || '.', version = version + 1 WHERE id IN (SELECT id FROM ${place}
       ORDER BY md5(id::text) LIMIT ${bigRows * share})`,
  );
  // Several of the same changes: half a second is too short to be told once.
  const parts = [];
  for (let n = 0; n < tries; n += 1) parts.push(await world.copy(slug, 'incremental'));
  const part = parts[0] as (typeof parts)[number];
  const durationMs = median(parts.map((each) => each.durationMs));
  report.add(
    {
      case: `incremental copy of ${share * 100} % of them`,
      kind: part.kind,
      rows: part.rows,
      durationMs,
      timeRatio: round(durationMs / whole.durationMs, 3),
      sizeRatio: round(part.bytes / whole.bytes, 3),
    },
    [
      { figure: 'timeRatio', below: 0.05 },
      { figure: 'sizeRatio', below: 0.05 },
    ],
  );
  const back = await cli.json<RestoreAnswer>(['backup', 'restore', slug, '--into', 'side']);
  report.add(
    {
      case: 'both brought back beside the instance, every digest compared',
      rows: back.rows,
      digestsEqual: back.digestsEqual,
      commandPeakMb: round(cli.peakMb),
      durationMs: back.durationMs,
    },
    [{ figure: 'durationMs', below: 90_000 }],
  );
}

/** What the journal adds to a write that a person makes: the same request with its triggers and without. */
async function costOfTheJournal(world: World, report: Report): Promise<void> {
  const { row } = await world.instance();
  const place = `"${row.schema}".crm_contact`;
  await copyContacts(world.sql, [row.schema], 1_000);
  const triggers = async (state: 'ENABLE ALWAYS' | 'DISABLE') => {
    for (const event of ['insert', 'update', 'delete'])
      await world.sql.query(`ALTER TABLE ${place} ${state} TRIGGER journal_${event}`);
  };
  const create = world.request(row.slug, '/api/crm/contacts', { lastName: 'Mesure', firstName: 'Léa' });
  const times: Record<'with' | 'without', number[]> = { with: [], without: [] };
  await world.withServer(async (server) => {
    await load(server.origin, [create], 3);
    for (let n = 0; n < tries; n += 1) {
      for (const which of ['with', 'without'] as const) {
        await triggers(which === 'with' ? 'ENABLE ALWAYS' : 'DISABLE');
        times[which].push((await load(server.origin, [create], 2)).p50Ms);
      }
    }
    await triggers('ENABLE ALWAYS');
  });
  const [withJournal, without] = [median(times.with), median(times.without)];
  report.add(
    {
      case: 'create a contact, with the journal and without',
      withMs: round(withJournal, 2),
      withoutMs: round(without, 2),
      ratio: round(withJournal / without, 2),
    },
    [{ figure: 'ratio', below: 1.25 }],
  );
}

/** How people's requests fare while the server copies a large instance: as many a second as two hundred people send. */
async function duringACopy(world: World, report: Report, big: InstanceRow): Promise<void> {
  const { row } = await world.instance();
  await copyContacts(world.sql, [row.schema], 20_000);
  const requests = cities
    .slice(0, 4)
    .map((city) => world.request(row.slug, `/api/crm/contacts?perPage=50&city=${encodeURIComponent(city)}`));
  const quiet: number[] = [];
  const busy: number[] = [];
  await world.withServer(async (server) => {
    await people(server.origin, requests, 5, pauseMs);
    for (let n = 0; n < 3; n += 1) {
      quiet.push((await people(server.origin, requests, 5, pauseMs)).p95Ms);
    }
    await startCopy(server, world, big);
    await wait(1_500);
    for (let n = 0; n < 3; n += 1) {
      busy.push((await people(server.origin, requests, 4, pauseMs)).p95Ms);
    }
    const { rows } = await world.sql.query<{ state: string }>(
      'SELECT state FROM platform.backup_run WHERE instance_id = $1 ORDER BY started_at DESC LIMIT 1',
      [big.id],
    );
    report.note(`copies: the copy beside the requests is ${rows[0]?.state} after them`);
  });
  report.add(
    {
      case: 'list, some hundred a second, while the server copies',
      p95Ms: round(median(busy), 1),
      p95QuietMs: round(median(quiet), 1),
      ratio: round(median(busy) / median(quiet), 2),
    },
    [{ figure: 'ratio', below: 1.2 }],
  );
}

async function startCopy(server: Child, world: World, { slug }: InstanceRow): Promise<void> {
  const { path, headers } = world.request(slug, '/api/backup/runs', {});
  // Not fetch, which would not send the instance's host name.
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const sent = request(new URL(path, server.origin), { method: 'POST', headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    sent.on('error', reject).end('{}');
  });
  if (status !== 202) throw new Error(`the copy was not begun: ${status}`);
}
