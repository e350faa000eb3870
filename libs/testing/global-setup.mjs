// Gives the suites one PostgreSQL: that of DATABASE_URL, else a throw-away one that ends with the run.
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedPostgres } from '../../dist/libs/runtime/embedded-postgres/embedded-postgres.js';

const prefix = 'b2o-test-';
const platform = /^b2o-platform-(\d+)-/;

export default async () => {
  if (process.env.DATABASE_URL) {
    process.env.B2O_TEST_ADMIN_URL = process.env.DATABASE_URL;
    return;
  }
  await deleteAbandoned();
  const dataDir = mkdtempSync(join(tmpdir(), prefix));
  // PostgreSQL runs as another account when the tests run as root: let it through, its own files stay closed.
  chmodSync(dataDir, 0o711);
  const server = new EmbeddedPostgres({ dataDir, throwAway: true });
  process.env.B2O_TEST_ADMIN_URL = (await server.acquire()).url;
  globalThis.b2oTestPostgres = server;
};

/** Runs that were killed could not clean up after themselves. */
async function deleteAbandoned() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    try {
      await new EmbeddedPostgres({ dataDir: join(tmpdir(), name), throwAway: true }).deleteIfAbandoned();
    } catch {
      // Another user's run: theirs to clean.
    }
  }
  for (const name of readdirSync(tmpdir())) {
    const [, pid] = platform.exec(name) ?? [];
    if (pid && !isAlive(Number(pid))) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code !== 'ESRCH';
  }
}
