// `npm run dev`: the server, rebuilt and restarted when a source changes.
import { spawn, spawnSync } from 'node:child_process';
import { watch } from 'node:fs';

let server;
let timer;
const build = () => spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' }).status === 0;

function start() {
  if (!build()) return;
  server = spawn(process.execPath, ['dist/apps/server/demo/main.js'], {
    stdio: 'inherit',
    env: { LOG_LEVEL: 'info', ...process.env },
  });
}

function restart() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (!server || server.exitCode !== null) return start();
    server.once('exit', start);
    server.kill('SIGTERM');
  }, 150);
}

for (const folder of ['apps', 'libs', 'migrations']) watch(folder, { recursive: true }, restart);
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => server?.kill('SIGTERM') ?? process.exit(0));
process.on('SIGTERM', () => server?.once('exit', () => process.exit(0)));
process.on('SIGINT', () => server?.once('exit', () => process.exit(0)));
start();
