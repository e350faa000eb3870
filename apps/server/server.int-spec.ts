import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '#runtime';

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

describe('the server as a process, with its own PostgreSQL', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'b2o-process-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const start = (env: Record<string, string>) => {
    const child = spawn(process.execPath, [join(projectRoot, 'dist/apps/server/main.js')], {
      env: { PATH: process.env['PATH'], B2O_DATA_DIR: folder, LOG_LEVEL: 'warn', ...env },
    });
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    const ended = new Promise<{ code: number | null; err: string }>((resolve) => {
      child.on('close', (code) => resolve({ code, err }));
    });
    return { child, ended };
  };
  const ask = (port: number, method: string, path: string, body?: object) =>
    new Promise<number>((resolve, reject) => {
      const headers = {
        host: 'console.myb2o.localhost',
        'x-b2o-client': 'test',
        'content-type': 'application/json',
      };
      const outgoing = request({ port, method, path, headers, agent: false }, (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode ?? 0));
      });
      outgoing.on('error', reject);
      outgoing.end(body && JSON.stringify(body));
    });
  const healthy = async (port: number, child: ChildProcess): Promise<void> => {
    for (let tries = 0; tries < 300 && child.exitCode === null; tries += 1) {
      if ((await ask(port, 'GET', '/api/health').catch(() => 0)) === 200) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('the server did not become healthy');
  };

  it('answers what it has begun, stops clean with PostgreSQL, and starts again on the same data', async () => {
    const port = await freePort();
    for (let round = 0; round < 2; round += 1) {
      const { child, ended } = start({ B2O_PORT: String(port) });
      await healthy(port, child);
      // A sign-in computes a hash: it is in the middle of that when the signal comes.
      const inFlight = ask(port, 'POST', '/api/identity/session', {
        email: 'x@y.example',
        password: 'quelconque',
      });
      await new Promise((resolve) => setTimeout(resolve, 30));
      child.kill('SIGTERM');
      expect(await inFlight).toBe(401);
      const { code, err } = await ended;
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false);
      expect(readdirSync(join(folder, 'holders'))).toEqual([]);
    }
  });

  it.each([
    [{ B2O_PORT: 'three thousand' }, /^B2O_PORT must be a whole number/],
    [{ NODE_ENV: 'production' }, /^B2O_SECRET_KEY is required in production/],
    [{ DATABASE_URL: 'postgres://nobody:hunter2@127.0.0.1:1/none' }, /ECONNREFUSED/],
  ])('does not start with %j, and says why', async (env, line) => {
    const { code, err } = await start(env).ended;
    expect(code).toBe(1);
    expect(err).toMatch(line);
    expect(err).not.toContain('hunter2');
  });
});
