import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { FileStore } from '#runtime';
import { type TestInstance, TestPlatform } from '#testing';
import { fill, type Sql } from '../backup-test-kit.js';
import { BackupService, SecondSites } from '../index.js';
import { VerifiedRuns } from '../runs/verified-runs.js';
import { siteMark } from './directory-site.js';

/** An instance with a full and an incremental copy, here and on a second site; each test begins with all of it whole. */
export class TwoSites {
  private constructor(
    readonly platform: TestPlatform,
    readonly instance: TestInstance,
    /** The folder of the second site. */
    readonly site: string,
    readonly full: string,
    readonly midday: string,
    private readonly runs: string,
  ) {
    cpSync(this.there, `${this.there}.well`, { recursive: true });
    cpSync(this.local, `${this.local}.well`, { recursive: true });
  }

  static async build(): Promise<TwoSites> {
    const site = mkdtempSync(join(tmpdir(), 'b2o-site-'));
    writeFileSync(join(site, siteMark), '');
    const platform = await TestPlatform.start({ B2O_BACKUP_SECOND_SITE: `file://${site}` });
    // These tests send them when they like.
    jest.spyOn(platform.app.get(VerifiedRuns), 'tell').mockReturnValue();
    const sql: Sql = (text, values) => platform.sql(text, values);
    const instance = await platform.instance();
    const copy = async (kind: 'full' | 'incremental') =>
      (await platform.app.get(BackupService).run(instance.slug, { kind, actor: 'test' })).runId;
    await fill(instance, sql, platform.app.get(FileStore), 'canaryoffetch');
    const full = await copy('full');
    await instance.work((db) => db.query("UPDATE crm_company SET notes = 'at noon' WHERE name LIKE '% 7'"));
    await instance.work((db) => db.query("DELETE FROM crm_affiliation WHERE started_on = '2024-02-29'"));
    const midday = await copy('incremental');
    // Other suites have copies in the same database, whose files are elsewhere: those fail here.
    expect(await platform.app.get(SecondSites).catchUp()).toMatchObject({ sent: 2 });
    const [row] = await sql<{ runs: string }>(
      'SELECT jsonb_agg(r)::text AS runs FROM platform.backup_run r WHERE instance_id = $1',
      [instance.row.id],
    );
    return new TwoSites(platform, instance, site, full, midday, row?.runs ?? '');
  }

  /** Where the instance's copies lie here, and there. */
  get local(): string {
    return join(this.platform.config.backupDir, this.instance.row.id);
  }

  get there(): string {
    return join(this.site, this.instance.row.id);
  }

  async makeWell(): Promise<void> {
    this.loseTheDisk();
    rmSync(this.there, { recursive: true, force: true });
    cpSync(`${this.local}.well`, this.local, { recursive: true });
    cpSync(`${this.there}.well`, this.there, { recursive: true });
    await this.loseTheCatalogue();
    await this.platform.sql(
      'INSERT INTO platform.backup_run SELECT * FROM jsonb_populate_recordset(NULL::platform.backup_run, $1)',
      [this.runs],
    );
  }

  loseTheDisk(): void {
    rmSync(this.local, { recursive: true, force: true });
  }

  async loseTheCatalogue(): Promise<void> {
    const { id } = this.instance.row;
    await this.platform.sql('DELETE FROM platform.backup_site_copy WHERE instance_id = $1', [id]);
    await this.platform.sql('DELETE FROM platform.backup_run WHERE instance_id = $1', [id]);
  }

  async stop(): Promise<void> {
    await this.platform.stop();
    rmSync(this.site, { recursive: true, force: true });
  }
}
