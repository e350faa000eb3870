import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Cli } from '../cli.js';
import { median, type Report, round } from '../report.js';
import { copyContacts } from '../seed.js';
import type { World } from '../world.js';

const tries = 3;
const rows = 20_000;

interface BackupAnswer {
  tables: number;
  rows: number;
  bytes: number;
  durationMs: number;
}

/** A full copy of an instance of 20,000 contacts, beside pg_dump of the same schema where its version fits. */
export async function backupCase(world: World, report: Report): Promise<void> {
  if (!Cli.exists) return report.note('backup: left out, the operator command is not built');
  const { row } = await world.instance();
  await copyContacts(world.sql, [row.schema], rows);
  const cli = new Cli(world.environment);
  const answers: BackupAnswer[] = [];
  const dumps: number[] = [];
  const version = Number.parseInt((await world.describeDatabase()).version, 10);
  const comparable = clientVersion() >= version;
  if (!comparable) {
    report.note(
      `backup: no comparison, pg_dump ${clientVersion() || 'is absent'} and the server is ${version}`,
    );
  }
  for (let n = 0; n < tries; n += 1) {
    answers.push(await cli.json<BackupAnswer>(['backup', 'run', row.slug, '--kind', 'full']));
    if (comparable) dumps.push(await dump(world.adminUrl, row.schema));
  }
  const [last] = answers;
  report.add({
    case: 'full backup of 20,000 contacts',
    durationMs: round(median(answers.map(({ durationMs }) => durationMs))),
    rows: last?.rows ?? 0,
    bytes: last?.bytes ?? 0,
    pgDumpMs: comparable ? round(median(dumps)) : null,
    commandPeakMb: round(cli.peakMb),
  });
}

/** The main version of the pg_dump in the path; 0 without one. */
export function clientVersion(): number {
  try {
    return Number(/ (\d+)/.exec(execFileSync('pg_dump', ['--version'], { encoding: 'utf8' }))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

export async function dump(url: string, schema: string): Promise<number> {
  // A real file: it is flushed to the disk, as ours are.
  const folder = await mkdtemp(join(tmpdir(), 'b2o-dump-'));
  const started = performance.now();
  try {
    await promisify(execFile)('pg_dump', ['-n', schema, '-Fc', '-f', join(folder, 'dump'), url]);
    return performance.now() - started;
  } finally {
    await rm(folder, { recursive: true });
  }
}
