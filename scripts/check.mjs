// `npm run check`: format and lint, types, the layers. Runs them side by side and prints what failed.
import { spawn } from 'node:child_process';

const checks = {
  'format and lint': ['biome', ['check', '--error-on-warnings', '.']],
  types: ['tsc', ['--noEmit', '-p', 'tsconfig.json']],
  layers: ['depcruise', ['--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'apps', 'libs']],
};

const results = await Promise.all(
  Object.entries(checks).map(
    ([name, [command, args]]) =>
      new Promise((resolve) => {
        const child = spawn(`node_modules/.bin/${command}`, args, { stdio: ['ignore', 'pipe', 'pipe'] });
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
  if (!ok) console.log(output);
}
process.exit(results.every(({ ok }) => ok) ? 0 : 1);
