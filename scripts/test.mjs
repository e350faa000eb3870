// Runs the suites: unit, integration, HTTP, browser. Arguments go to Jest: `npm test -- crm`,
// `npm test -- --selectProjects unit`.
import { spawnSync } from 'node:child_process';

const run = (command, args) => {
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: process.env });
  if (status !== 0) process.exit(status ?? 1);
};
// The browser suites need the web application; a run that names other projects does not wait for it.
const selected = process.argv.indexOf('--selectProjects');
const needsWeb = selected < 0 || process.argv.slice(selected).includes('browser');
run(process.execPath, ['scripts/build.mjs', '--quiet', ...(needsWeb ? ['--web'] : [])]);
run(process.execPath, [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
  ...process.argv.slice(2),
]);
