// Runs the suites: unit, integration, HTTP. Arguments go to Jest: `npm test -- crm`, `npm test -- --selectProjects unit`.
import { spawnSync } from 'node:child_process';

const run = (command, args) => {
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: process.env });
  if (status !== 0) process.exit(status ?? 1);
};
run(process.execPath, ['scripts/build.mjs', '--quiet']);
run(process.execPath, [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
  ...process.argv.slice(2),
]);
