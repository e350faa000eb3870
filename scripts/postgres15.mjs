// A throw-away cluster of Debian's postgresql-15, and its pgbouncer, for the suites that must also pass there.
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const programs = '/usr/lib/postgresql/15/bin';
const pgbouncer = '/usr/sbin/pgbouncer';

/** Ends the run with one line that says what to install. */
function need(program, debianPackage) {
  if (existsSync(program)) return;
  console.error(
    `${program} is missing: install the Debian package ${debianPackage} (apt-get install ${debianPackage}).`,
  );
  process.exit(2);
}

/** PostgreSQL and pgbouncer refuse to run as root: an unprivileged account then runs them. */
function account() {
  if (process.getuid() !== 0) return {};
  const line = readFileSync('/etc/passwd', 'utf8').match(/^(?:postgres|nobody):[^:]*:(\d+):(\d+)/m);
  return { uid: Number(line?.[1] ?? 65534), gid: Number(line?.[2] ?? 65534) };
}

function run(program, args, options = {}) {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: '/',
    encoding: 'utf8',
    // Nothing of the environment: a PG* variable would change what the programs do.
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    ...account(),
    ...options,
  });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr || stdout}`);
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Starts the cluster in a new folder. Anyone on this machine may log in while it lives: it holds only test data. */
async function startCluster(folder, port) {
  const data = join(folder, 'data');
  run(`${programs}/initdb`, [
    '-D',
    data,
    '-U',
    'postgres',
    '--auth=trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '-N',
  ]);
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: 100,
    max_locks_per_transaction: 256,
    max_prepared_transactions: 10,
    jit: 'off',
    timezone: 'UTC',
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'\n`);
  writeFileSync(join(data, 'postgresql.auto.conf'), lines.join(''));
  run(`${programs}/pg_ctl`, ['start', '-D', data, '-w', '-s', '-l', join(folder, 'postgres.log')], {
    stdio: 'ignore',
  });
  return () => run(`${programs}/pg_ctl`, ['stop', '-D', data, '-m', 'immediate', '-s'], { stdio: 'ignore' });
}

/** Starts pgbouncer in transaction mode before the cluster. */
async function startBouncer(folder, port, clusterPort) {
  const config = join(folder, 'pgbouncer.ini');
  const pidFile = join(folder, 'pgbouncer.pid');
  // `any` would log in as one user for all; with `trust` each client keeps its own, which the roles depend on.
  writeFileSync(join(folder, 'users.txt'), '"postgres" ""\n');
  writeFileSync(
    config,
    `[databases]
* = host=127.0.0.1 port=${clusterPort}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
pool_mode = transaction
default_pool_size = 4
max_client_conn = 500
auth_type = trust
auth_file = ${join(folder, 'users.txt')}
auth_query = SELECT usename, passwd FROM pg_shadow WHERE usename = $1
auth_user = postgres
ignore_startup_parameters = extra_float_digits
logfile = ${join(folder, 'pgbouncer.log')}
pidfile = ${pidFile}
`,
  );
  run(pgbouncer, ['-d', config], { stdio: 'ignore' });
  return () => process.kill(Number(readFileSync(pidFile, 'utf8')), 'SIGTERM');
}

/** Runs the integration and HTTP suites on PostgreSQL 15, through pgbouncer or not, and ends with their status. */
export async function testOnPostgres15({ bouncer }) {
  need(`${programs}/initdb`, 'postgresql-15');
  if (bouncer) need(pgbouncer, 'pgbouncer');
  const folder = mkdtempSync(join(tmpdir(), 'b2o-postgres15-'));
  const { uid, gid } = account();
  if (uid !== undefined) chownSync(folder, uid, gid);
  const stops = [];
  let status = 1;
  try {
    let port = await freePort();
    stops.unshift(await startCluster(folder, port));
    if (bouncer) {
      const front = await freePort();
      stops.unshift(await startBouncer(folder, front, port));
      port = front;
    }
    const url = `postgres://postgres:postgres@127.0.0.1:${port}/postgres`;
    const args = ['scripts/test.mjs', ...process.argv.slice(2), '--selectProjects', 'integration', 'http'];
    ({ status } = spawnSync(process.execPath, args, {
      cwd: join(import.meta.dirname, '..'),
      stdio: 'inherit',
      env: { ...process.env, DATABASE_URL: url },
    }));
  } finally {
    for (const stop of stops) stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
  process.exit(status ?? 1);
}
