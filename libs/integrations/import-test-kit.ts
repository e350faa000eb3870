import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { type Actor, systemActor, type TenantDb } from '#runtime';
import { type InstanceRow, InstanceScope } from '#tenancy';
import { type ImportOptions, type ImportReport, ImportService, type StoredImport } from './index.js';

/** What the kit asks of an instance of the tests. */
interface ImportingInstance {
  readonly row: InstanceRow;
  readonly platform: { readonly app: INestApplicationContext };
  work<T>(work: (db: TenantDb) => Promise<T>, options?: { vault?: boolean }): Promise<T>;
}

/** Files and mappings made by a test, and imports of them into an instance. */
export class ImportKit {
  private readonly folder = mkdtempSync(join(tmpdir(), 'b2o-import-'));

  constructor(readonly instance: ImportingInstance) {}

  /** Writes a file beside the mappings. */
  file(name: string, content: string | Buffer): string {
    const path = join(this.folder, name);
    writeFileSync(path, content);
    return path;
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  run(mapping: string, options: ImportOptions = {}, actor?: Actor): Promise<ImportReport> {
    return this.as(actor, (imports) => imports.run(this.path(mapping), options));
  }

  /** The same import tried out, then done: their reports must be the same. */
  async runTwice(mapping: string): Promise<ImportReport> {
    const tried = await this.run(mapping, { dryRun: true });
    const done = await this.run(mapping);
    const figures = ({ importId: _, dryRun: _dry, durationMs: _ms, ...rest }: ImportReport) => rest;
    expect(figures(tried)).toEqual(figures(done));
    expect(done.read).toBe(done.created + done.updated + done.unchanged + done.rejected);
    return done;
  }

  undo(importId: string | null): Promise<StoredImport> {
    return this.as(undefined, (imports) => imports.undo(importId ?? ''));
  }

  get(importId: string | null): Promise<StoredImport> {
    return this.as(undefined, (imports) => imports.get(importId ?? ''));
  }

  /** Rows of a table of the instance, HR tables included. */
  rows<Row extends object = Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return this.instance.work((db: TenantDb) => db.query<Row>(sql, values), { vault: true });
  }

  clean(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private as<T>(actor: Actor | undefined, work: (imports: ImportService) => Promise<T>): Promise<T> {
    const { app } = this.instance.platform;
    return app
      .get(InstanceScope)
      .run(this.instance.row, actor ?? systemActor('test import'), () => work(app.get(ImportService)));
  }
}
