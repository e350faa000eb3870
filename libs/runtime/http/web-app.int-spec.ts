import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { AppConfig } from '../config/app-config.js';
import { AppLogger } from '../logging/logger.js';
import { createHttpAdapter } from './http-adapter.js';
import { serveWebApp } from './web-app.js';

const script = 'console.log("bonjour")\n';

describe('the web application, outside /api', () => {
  let folder: string;
  let logs: string[];
  let server: FastifyInstance;

  const start = async () => {
    logs = [];
    const config = new AppConfig({
      B2O_DATA_DIR: folder,
      B2O_SECRET_KEY: 'of no worth: nothing is secret here',
    });
    server = createHttpAdapter(config).getInstance() as unknown as FastifyInstance;
    serveWebApp(server, new AppLogger('info', { write: (line) => logs.push(line) }), join(folder, 'web'));
    server.setNotFoundHandler((_, reply) => reply.status(404).send('nothing'));
    await server.ready();
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'b2o-web-'));
  });
  afterEach(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const build = () => {
    const web = join(folder, 'web');
    mkdirSync(join(web, 'assets'), { recursive: true });
    mkdirSync(join(web, '.vite'));
    writeFileSync(
      join(web, 'index.html'),
      '<meta nonce="__NONCE__"><script nonce="__NONCE__" src="/assets/a-1.js"></script>',
    );
    writeFileSync(join(web, 'assets', 'a-1.js'), script);
    writeFileSync(join(web, 'assets', 'a-1.js.br'), brotliCompressSync(script));
    writeFileSync(join(web, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    writeFileSync(join(web, '.vite', 'manifest.json'), '{}');
    writeFileSync(join(folder, 'secret'), 'not for the web');
  };
  const get = (url: string, headers: Record<string, string> = {}) =>
    server.inject({ method: 'GET', url, headers });

  it('is one page for every screen, with a nonce that no other answer has', async () => {
    build();
    await start();
    const nonces = new Set<string>();
    for (const path of ['/', '/companies', '/contacts/0198/edit?tab=a.b', '/apiary', '/']) {
      const { statusCode, headers, body } = await get(path);
      expect([path, statusCode, headers['content-type']]).toEqual([path, 200, 'text/html; charset=utf-8']);
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['x-robots-tag']).toBe('noindex, nofollow');
      const policy = String(headers['content-security-policy']);
      const nonce = /script-src 'nonce-([A-Za-z0-9+/=]{24})' 'strict-dynamic';/.exec(policy)?.[1] ?? '';
      expect(policy).toMatch(
        /^default-src 'none'; .* frame-ancestors 'none'; report-uri \/api\/csp-reports$/,
      );
      expect(policy).not.toContain('unsafe');
      expect(body).toBe(`<meta nonce="${nonce}"><script nonce="${nonce}" src="/assets/a-1.js"></script>`);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(5);
  });

  it('gives its files for ever, compressed where the client accepts it', async () => {
    build();
    await start();
    const plain = await get('/assets/a-1.js');
    expect([plain.statusCode, plain.body]).toEqual([200, script]);
    expect(plain.headers).toMatchObject({
      'content-type': expect.stringMatching(/^(text|application)\/javascript/),
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      vary: 'accept-encoding',
    });
    const small = await get('/assets/a-1.js', { 'accept-encoding': 'gzip, br' });
    expect(small.headers['content-encoding']).toBe('br');
    expect(small.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(brotliDecompressSync(small.rawPayload).toString()).toBe(script);
    const icon = await get('/icon.svg');
    expect(icon.headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=3600',
    });
  });

  it('gives no other file, and leaves the API its own', async () => {
    build();
    await start();
    for (const path of [
      '/api',
      '/api/nothing',
      '/index.html',
      '/assets/',
      '/assets/a-0.js',
      '/assets/a-1.js.br',
      '/.vite/manifest.json',
      '//evil.example/companies',
    ]) {
      expect([path, (await get(path)).statusCode]).toEqual([path, 404]);
    }
    for (const path of ['/../secret', '/..%2fsecret', '/assets/..%2f..%2fsecret', '/assets/../../secret']) {
      expect([path, (await get(path)).body.includes('not for the web')]).toEqual([path, false]);
    }
    expect((await server.inject({ method: 'POST', url: '/companies' })).statusCode).toBe(404);
    expect((await server.inject({ method: 'HEAD', url: '/companies' })).statusCode).toBe(200);
  });

  it('is unknown where it was not built, and the log says so once', async () => {
    await start();
    expect((await get('/')).statusCode).toBe(404);
    expect((await get('/assets/a-1.js')).statusCode).toBe(404);
    expect(logs.filter((line) => line.includes('is not built'))).toHaveLength(1);
  });
});
