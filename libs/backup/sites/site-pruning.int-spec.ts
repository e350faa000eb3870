import { cpSync, existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '#kernel';
import { readSecondSite, type SiteSettings } from '#runtime';
import type { TestInstance, TestPlatform } from '#testing';
import { type Sql } from '../backup-test-kit.js';
import { SitePruning } from '../index.js';

import { TwoSites } from './two-sites-test-kit.js';

describe('copies on the second site', () => {
  let sites: TwoSites;
  let platform: TestPlatform;
  let site: string;
  let instance: TestInstance;
  let full: string;
  let midday: string;
  const sql: Sql = (text, values) => platform.sql(text, values);
  const get = <T>(type: new (...args: never[]) => T): T => platform.app.get(type);
  const there = () => sites.there;

  beforeAll(async () => {
    sites = await TwoSites.build();
    ({ platform, site, instance, full, midday } = sites);
  });
  beforeEach(() => sites.makeWell());
  afterAll(() => sites.stop());

  it('stay there until they expired, and are pruned with other credentials, the newest six never', async () => {
    const settings = readSecondSite(
      (name) => ({ B2O_BACKUP_SECOND_SITE: `file://${site}` })[name],
    ) as SiteSettings;
    const prune = async (carryOut: boolean) =>
      (await get(SitePruning).prune({ settings, carryOut })).filter(
        ({ instanceId }) => instanceId === instance.row.id,
      );
    const [part, orphan] = [
      join(there(), full, '.part-1-ddl.sql.gz.age'),
      join(there(), 'blobs', `${'0'.repeat(64)}.age`),
    ];
    for (const file of [part, orphan]) writeFileSync(file, 'cut');
    expect(await prune(true)).toEqual([]);
    for (const file of [part, orphan]) utimesSync(file, 0, 0);
    expect((await prune(true)).map(({ what, files }) => [what, files])).toEqual([
      ['unfinished', 1],
      ['attachments', 1],
    ]);
    expect(existsSync(orphan)).toBe(false);
    // Six newer full copies; that the catalogue calls them expired too may be a lie.
    const newer = Array.from({ length: 6 }, () => newId());
    for (const runId of newer) {
      cpSync(join(there(), full), join(there(), runId), { recursive: true });
      await sql(
        `INSERT INTO platform.backup_run (id, instance_id, kind, reason, state, business_date, actor)
         VALUES ($1, $2, 'full', 'manual', 'expired', '2026-01-05', 'test')`,
        [runId, instance.row.id],
      );
    }
    await sql("UPDATE platform.backup_run SET state = 'expired' WHERE instance_id = $1", [instance.row.id]);
    expect((await prune(false)).map(({ what }) => what).sort()).toEqual([full, midday].sort());
    expect(existsSync(join(there(), full, 'manifest.json'))).toBe(true);
    expect(await prune(true)).toHaveLength(2);
    expect(readdirSync(there()).sort()).toEqual([...newer, 'blobs', ...leftFolders(there())].sort());
    expect(await prune(true)).toEqual([]);
  });
});

/** Folders that pruning emptied. */
const leftFolders = (folder: string): string[] =>
  readdirSync(folder).filter((name) => name !== 'blobs' && !existsSync(join(folder, name, 'manifest.json')));
