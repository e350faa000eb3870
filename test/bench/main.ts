import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { backupCase } from './cases/backup.js';
import { boardCase } from './cases/board.js';
import { campaignCase } from './cases/campaign.js';
import { copiesCases } from './cases/copies.js';
import { importCases } from './cases/import.js';
import { provisioningCases } from './cases/provisioning.js';
import { requestCases } from './cases/requests.js';
import { salesCases } from './cases/sales.js';
import { spreadCases } from './cases/spread.js';
import { webCases } from './cases/web.js';
import { Report, round } from './report.js';
import { makeContacts } from './seed.js';
import { World } from './world.js';

const usage = `npm run bench -- [requests] [sales] [provisioning] [spread] [import] [backup] [copies] [web] [board] [campaign] [--rounds 3] [--seconds 4] [--instances 500]
Without names, all cases run. DATABASE_URL, when set, is a superuser's; else a throw-away PostgreSQL is started.`;
const all = [
  'requests',
  'sales',
  'provisioning',
  'spread',
  'import',
  'backup',
  'copies',
  'web',
  'board',
  'campaign',
];

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rounds: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '4' },
      instances: { type: 'string', default: '500' },
    },
  });
  const [rounds, seconds, most] = [values.rounds, values.seconds, values.instances].map(Number);
  const wrong = positionals.filter((name) => !all.includes(name));
  if (wrong.length > 0 || !rounds || !seconds || !most) {
    console.error(usage);
    return 2;
  }
  const chosen = (name: string) => positionals.length === 0 || positionals.includes(name);
  const pace = { rounds, seconds };
  const report = new Report();
  const world = await World.make();
  try {
    const { version, fsync } = await world.describeDatabase();
    report.note(`PostgreSQL ${version}, fsync ${fsync ? 'on' : 'off'}, Node ${process.version}`);
    await makeContacts(world.sql, 20_000);
    if (chosen('requests')) await requestCases(world, report, pace);
    if (chosen('backup')) await backupCase(world, report);
    if (chosen('web')) await webCases(world, report);
    if (chosen('board')) await boardCase(world, report);
    if (chosen('campaign')) await campaignCase(world, report);
    if (chosen('import')) await importCases(world, report);
    if (chosen('provisioning')) await provisioningCases(world, report, [1, most]);
    if (chosen('sales')) await salesCases(world, report, pace);
    if (chosen('copies')) await copiesCases(world, report, [1, Math.ceil(most / 5), most]);
    if (chosen('spread')) await spreadCases(world, report, pace, [1, Math.ceil(most / 5), most]);
    if (world.serverPeakMb > 0) {
      report.add({ case: 'the server through all of it', peakMb: round(world.serverPeakMb) }, [
        { figure: 'peakMb', below: 350 },
      ]);
    }
  } finally {
    await world.end();
  }
  return report.finish() === 0 ? 0 : 1;
}

process.exitCode = await main();
