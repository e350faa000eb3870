import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { AppConfig, AppLogger, projectRoot } from '#runtime';
import type { TestInstance } from '#testing';
import { createHttpAdapter } from '../../../libs/runtime/http/http-adapter.js';
import { serveWebApp } from '../../../libs/runtime/http/web-app.js';

/** The web application with its gallery, built apart, behind the pages' own content policy and no API at all. */
export class GalleryServer {
  private constructor(
    private readonly folder: string,
    private readonly server: FastifyInstance,
    /** What the browser harness needs to know of an instance. */
    readonly instance: TestInstance,
  ) {}

  static async start(): Promise<GalleryServer> {
    const folder = mkdtempSync(join(tmpdir(), 'b2o-gallery-'));
    const web = join(folder, 'web');
    const vite = join(projectRoot, 'node_modules/vite/bin/vite.js');
    const config = join(projectRoot, 'apps/web/vite.config.ts');
    execFileSync(process.execPath, [vite, 'build', '-c', config, '--outDir', web, '--logLevel', 'error'], {
      cwd: projectRoot,
      stdio: 'inherit',
      env: { ...process.env, NODE_ENV: 'production', VITE_GALLERY: '1' },
    });
    const settings = new AppConfig({
      B2O_DATA_DIR: folder,
      B2O_SECRET_KEY: 'of no worth: nothing is secret here',
    });
    const server = createHttpAdapter(settings).getInstance() as unknown as FastifyInstance;
    serveWebApp(server, new AppLogger('silent'), web);
    server.setNotFoundHandler((_, reply) => reply.status(404).send({ code: 'NOT_FOUND' }));
    const origin = await server.listen({ port: 0, host: '127.0.0.1' });
    const platform = { origin, config: settings };
    return new GalleryServer(folder, server, { slug: 'kit', platform } as unknown as TestInstance);
  }

  async stop(): Promise<void> {
    await this.server.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
