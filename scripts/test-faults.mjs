// Fault tests at many points of every work, with a table of figures: `npm run test:faults`. The suites run a short form.
// B2O_FAULTS_SEED=<seed> throws the same dice again.
import { spawnSync } from 'node:child_process';

const { status } = spawnSync(
  process.execPath,
  [
    'scripts/test.mjs',
    '--selectProjects',
    'unit',
    'integration',
    '--maxWorkers=1',
    'test/faults',
    'libs/backup/schedule',
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit', env: { ...process.env, B2O_FAULTS: 'long' } },
);
process.exit(status ?? 1);
