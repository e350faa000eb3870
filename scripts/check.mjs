// `npm run check`: format and lint, types, the layers, what is generated, the weight of the web application. Builds,
// then runs them side by side and prints what failed.
import { spawn, spawnSync } from 'node:child_process';

const built = spawnSync(process.execPath, ['scripts/build.mjs', '--quiet', '--web'], { stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 1);

const bin = (name, ...args) => [`node_modules/.bin/${name}`, args];
const script = (name, ...args) => [process.execPath, [`scripts/${name}.mjs`, ...args]];
const checks = {
  'format and lint': bin('biome', 'check', '--error-on-warnings', '.'),
  types: bin('tsc', '--noEmit', '-p', 'tsconfig.json'),
  'types of the web application': bin('tsc', '--noEmit', '-p', 'apps/web/tsconfig.json'),
  'types of the browser tests': bin('tsc', '--noEmit', '-p', 'apps/web/test/tsconfig.json'),
  layers: bin('depcruise', '--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'apps', 'libs'),
  'generated files': script('generate-api', '--check'),
  'weight of the web application': script('check-budgets'),
};
/** Checks whose figures are of interest when they pass too. */
const told = new Set(['weight of the web application']);

const results = await Promise.all(
  Object.entries(checks).map(
    ([name, [command, args]]) =>
      new Promise((resolve) => {
        const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
        let output = '';
        child.stdout.on('data', (chunk) => {
          output += chunk;
        });
        child.stderr.on('data', (chunk) => {
          output += chunk;
        });
        child.on('error', (error) => resolve({ name, ok: false, output: String(error) }));
        child.on('close', (code) => resolve({ name, ok: code === 0, output }));
      }),
  ),
);
for (const { name, ok, output } of results) {
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name}`);
  if (!ok || told.has(name)) console.log(output.trimEnd().replace(/^/gm, '         '));
}
process.exit(results.every(({ ok }) => ok) ? 0 : 1);
