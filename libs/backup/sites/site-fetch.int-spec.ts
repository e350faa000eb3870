import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { newId } from '#kernel';
import { readSecondSite, type SiteSettings } from '#runtime';
import { InstanceRegistry, Provisioner } from '#tenancy';
import type { TestInstance, TestPlatform } from '#testing';
import { digestsOf, type Sql } from '../backup-test-kit.js';
import {
  AttachmentReturn,
  BackupService,
  RestoreService,
  SiteCopies,
  SiteFetch,
  SitePruning,
} from '../index.js';
import { siteMark } from './directory-site.js';

import { TwoSites } from './two-sites-test-kit.js';

describe('copies that come back from the second site', () => {
  let sites: TwoSites;
  let platform: TestPlatform;
  let site: string;
  let instance: TestInstance;
  let full: string;
  let midday: string;
  const sql: Sql = (text, values) => platform.sql(text, values);
  const get = <T>(type: new (...args: never[]) => T): T => platform.app.get(type);
  const local = () => sites.local;
  const there = () => sites.there;
  const fetch = (runId?: string) => get(SiteFetch).fetch(instance.slug, { runId, actor: 'test' });
  const rows = () => get(BackupService).list(instance.slug);
  const flip = (path: string) => {
    const bytes = readFileSync(path);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(path, bytes);
  };
  const loseTheDisk = () => sites.loseTheDisk();
  const loseTheCatalogue = () => sites.loseTheCatalogue();
  const data = (schema: string) => digestsOf(sql, schema);

  beforeAll(async () => {
    sites = await TwoSites.build();
    ({ platform, site, instance, full, midday } = sites);
  });
  beforeEach(() => sites.makeWell());
  afterAll(() => sites.stop());

  it('are those that were lost with the disk, and restore what was there', async () => {
    const catalogue = await rows();
    loseTheDisk();
    expect((await get(BackupService).verify(instance.slug, midday)).verified).toBe(false);
    expect((await fetch()).map(({ runId, outcome, problem }) => [runId, problem ?? outcome])).toEqual([
      [full, 'fetched'],
      [midday, 'fetched'],
    ]);
    expect(await rows()).toEqual(catalogue);
    expect((await get(BackupService).verify(instance.slug, midday)).verified).toBe(true);
    const restored = await get(RestoreService).restore(instance.slug, {
      runId: midday,
      into: 'side',
      actor: 'test',
    });
    expect(restored).toMatchObject({ restoredRunIds: [full, midday], digestsEqual: true });
    const [before, after] = [await data(instance.schema), await data(restored.schema)];
    for (const table of ['crm_company', 'crm_affiliation', 'hr_employee'])
      expect(after[table]).toBe(before[table]);
    expect((await fetch(full))[0]).toMatchObject({ runId: full, outcome: 'present' });
  });

  it('are adopted from their signed manifests when the catalogue is lost, and are no base of incrementals', async () => {
    const before = await rows();
    loseTheDisk();
    await loseTheCatalogue();
    expect((await fetch(midday)).map(({ outcome }) => outcome)).toEqual(['fetched', 'fetched']);
    const told = ({
      runId,
      kind,
      reason,
      state,
      businessDate,
      startedAt,
      tables,
      rows: count,
      bytes,
      ...run
    }: (typeof before)[0]) => ({
      runId,
      kind,
      reason,
      state,
      businessDate,
      startedAt,
      tables,
      count,
      bytes,
      sha: run.manifestSha256,
      base: run.baseRunId,
    });
    expect((await rows()).map(told).map(({ bytes, ...run }) => run)).toEqual(
      before.map(told).map(({ bytes, ...run }) => run),
    );
    expect((await get(SiteCopies).list(instance.row.id)).map(({ state }) => state)).toEqual([
      'verified',
      'verified',
    ]);
    const next = await get(BackupService).run(instance.slug, { kind: 'incremental', actor: 'test' });
    expect(next).toMatchObject({ kind: 'full', verified: true });
    expect(next.replacedReason).not.toBeNull();
    expect((await rows())[0]?.runId).toBe(next.runId);
    const restored = await get(RestoreService).restore(instance.slug, {
      runId: midday,
      into: 'side',
      actor: 'test',
    });
    expect(restored.digestsEqual).toBe(true);
  });

  it('are refused when a file there was altered, and leave nothing here', async () => {
    loseTheDisk();
    flip(join(there(), midday, 'data', readdirSync(join(there(), midday, 'data'))[0] ?? ''));
    const found = new Map((await fetch()).map((run) => [run.runId, run]));
    expect(found.get(full)?.outcome).toBe('fetched');
    expect(found.get(midday)).toMatchObject({
      outcome: 'refused',
      problem: expect.stringContaining('data/'),
    });
    expect(readdirSync(local()).sort()).toEqual([full, 'blobs'].sort());
    // Attachments are encrypted under names that do not tell their digests: reading the run finds them.
    loseTheDisk();
    const blob = readdirSync(join(there(), 'blobs'))[0] ?? '';
    flip(join(there(), 'blobs', blob));
    expect(await fetch(full)).toMatchObject([{ outcome: 'refused', problem: expect.stringContaining(blob) }]);
    expect(existsSync(join(local(), full))).toBe(false);
    expect(existsSync(join(local(), 'blobs', blob))).toBe(false);
  });

  it('are refused when we did not sign them', async () => {
    loseTheDisk();
    await loseTheCatalogue();
    const manifest = join(there(), full, 'manifest.json');
    appendFileSync(manifest, ' ');
    const refusals = async (line: RegExp) => {
      for (const run of await fetch())
        expect(run).toMatchObject({ outcome: 'refused', problem: expect.stringMatching(line) });
    };
    await refusals(/manifest\.sig/);
    unlinkSync(join(there(), full, 'manifest.sig'));
    await refusals(/manifest\.sig/);
    writeFileSync(manifest, '{"format":"b2o-copy"}');
    await refusals(/manifest\.json/);
    expect(await rows()).toEqual([]);
    expect(existsSync(join(local(), full))).toBe(false);
    // Nor is a copy believed under the name of another.
    rmSync(join(there(), full), { recursive: true });
    renameSync(join(there(), midday), join(there(), full));
    expect((await fetch(full))[0]).toMatchObject({
      outcome: 'refused',
      problem: expect.stringContaining('another run'),
    });
  });

  it('need their key: none is made in its place', async () => {
    loseTheDisk();
    const keys = platform.config.keysDir;
    renameSync(keys, `${keys}.away`);
    await expect(fetch()).rejects.toMatchObject({ code: 'BACKUP_KEY_MISSING' });
    expect(existsSync(keys) ? readdirSync(keys) : []).toEqual([]);
    renameSync(`${keys}.away`, keys);
    expect((await fetch(full))[0]?.outcome).toBe('fetched');
  });

  it('need a site that answers', async () => {
    unlinkSync(join(site, siteMark));
    await expect(fetch()).rejects.toMatchObject({ code: 'BACKUP_SITE' });
    writeFileSync(join(site, siteMark), '');
    await expect(fetch(newId())).rejects.toMatchObject({ code: 'BACKUP_RUN_UNKNOWN' });
  });

  it('hold the attachments that the server lost, while the rows stay as they are', async () => {
    const folder = join(platform.config.filesDir, instance.row.id);
    const files = () =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((each) => each.isFile())
        .map(({ name }) => name);
    const before = files();
    expect(before.length).toBeGreaterThan(0);
    const rowsBefore = await data(instance.schema);
    const bring = () => get(AttachmentReturn).bring(instance.slug);
    expect(await bring()).toEqual({ needed: before.length, returned: 0, missing: [] });
    rmSync(folder, { recursive: true });
    loseTheDisk();
    expect((await bring()).missing).toHaveLength(before.length);
    await fetch();
    expect(await bring()).toEqual({ needed: before.length, returned: before.length, missing: [] });
    expect(files()).toEqual(before);
    expect(await data(instance.schema)).toEqual(rowsBefore);
  });

  it('bring back an instance that was lost with its server, under the id that its copies bear', async () => {
    const { id, schema, role, vaultRole } = instance.row;
    loseTheDisk();
    await loseTheCatalogue();
    await sql(`DROP SCHEMA ${schema} CASCADE`);
    for (const each of [vaultRole, role]) {
      await sql(`DROP OWNED BY ${each}`);
      await sql(`DROP ROLE ${each}`);
    }
    await sql('DELETE FROM platform.instance WHERE id = $1', [id]);
    get(InstanceRegistry).forget();
    const request = { slug: instance.slug, name: 'Found again', adminEmail: 'admin@again.example', id };
    expect((await get(Provisioner).create(request, 'test')).id).toBe(id);
    await expect(get(Provisioner).create({ ...request, slug: 'other-name' }, 'test')).rejects.toMatchObject({
      code: 'INSTANCE_EXISTS',
    });
    expect((await fetch()).map(({ outcome }) => outcome)).toEqual(['fetched', 'fetched']);
    const order = { runId: midday, into: 'same', confirm: instance.slug, actor: 'test' };
    expect((await get(RestoreService).restore(instance.slug, order)).digestsEqual).toBe(true);
    expect(
      await instance.work((db) => db.query("SELECT FROM crm_company WHERE notes = 'at noon'")),
    ).toHaveLength(1);
    // What is erased is erased there too.
    await get(Provisioner).erase(instance.slug, 'test');
    const settings = readSecondSite(
      (name) => ({ B2O_BACKUP_SECOND_SITE: `file://${site}` })[name],
    ) as SiteSettings;
    await get(SitePruning).prune({ settings, carryOut: true });
    expect(
      readdirSync(there(), { recursive: true, withFileTypes: true }).filter((each) => each.isFile()),
    ).toEqual([]);
  });
});
