// `npm run dev`: the demo server, rebuilt and restarted when a source changes, and behind Vite the web application,
// whose pages change while they are looked at.
import { spawn, spawnSync } from 'node:child_process';
import { watch } from 'node:fs';
import { sep } from 'node:path';

const apiPort = Number(process.env.B2O_PORT ?? 3000);
const webPort = apiPort + 1;
const vite = 'node_modules/vite/bin/vite.js';

let server;
let timer;
let stopping = false;
const build = () => spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' }).status === 0;

function start() {
  if (stopping || !build()) return;
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

// Pages are Vite's.
const isPage = (folder, file) => folder === 'apps' && file?.split(sep)[0] === 'web';
for (const folder of ['apps', 'libs', 'migrations'])
  watch(folder, { recursive: true }, (_, file) => isPage(folder, file) || restart());

const web = spawn(process.execPath, [vite, '-c', 'apps/web/vite.config.ts', '--clearScreen=false'], {
  stdio: ['ignore', 'inherit', 'inherit'],
  env: { ...process.env, B2O_API_PORT: String(apiPort), B2O_WEB_PORT: String(webPort) },
});

function stop() {
  stopping = true;
  web.kill('SIGTERM');
  if (!server || server.exitCode !== null) process.exit(0);
  server.once('exit', () => process.exit(0));
  server.kill('SIGTERM');
}
web.once('exit', stop);
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
start();
console.log(`  Pages that reload: http://demo.myb2o.localhost:${webPort}   the kit: /dev/kit`);
