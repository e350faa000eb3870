// Runs the suites: unit, integration, HTTP, browser. Arguments go to Jest: `npm test -- crm`,
// `npm test -- --selectProjects unit`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

/** More than so many is no accident of a busy machine. */
const mostUnsteady = 3;

const node = (...args) =>
  spawnSync(process.execPath, args, { stdio: 'inherit', env: process.env }).status ?? 1;
const jest = (...args) =>
  node(
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    ...args,
  );

/**
 * A whole run on a shared machine takes half an hour and meets its pauses: suites that failed are run once more, alone.
 * One that passes then is unsteady, which is a fault of its own, and is named at the end; it does not hide.
 */
function jestWithSecondTry(args) {
  const folder = mkdtempSync(join(tmpdir(), 'b2o-tests-'));
  const report = join(folder, 'report.json');
  try {
    const status = jest(...args, '--json', `--outputFile=${report}`);
    if (status === 0) return 0;
    const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
    const failed = testResults.filter((each) => each.status === 'failed').map(({ name }) => name);
    if (failed.length === 0 || failed.length > mostUnsteady) return status;
    const names = failed.map((name) => relative(process.cwd(), name));
    console.error(`\nOnce more, alone: ${names.join(', ')}\n`);
    const again = jest('--maxWorkers=1', '--runTestsByPath', ...failed);
    if (again === 0) console.error(`\nUNSTEADY, to be mended: ${names.join(', ')}\n`);
    return again;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const args = process.argv.slice(2);
// The browser suites need the web application; a run that names other projects does not wait for it.
const selected = args.indexOf('--selectProjects');
const needsWeb = selected < 0 || args.slice(selected).includes('browser');
const built = node('scripts/build.mjs', '--quiet', ...(needsWeb ? ['--web'] : []));
process.exitCode = built || (process.env['CI'] ? jestWithSecondTry(args) : jest(...args));
