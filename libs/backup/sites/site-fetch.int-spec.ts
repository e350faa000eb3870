import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { newId } from '#kernel';
import { FileStore, readSecondSite, type SiteSettings } from '#runtime';
import { InstanceRegistry, Provisioner } from '#tenancy';
import { TestPlatform } from '#testing';
import { digestsOf, fill, type Sql } from '../backup-test-kit.js';
import {
  AttachmentReturn,
  BackupService,
  RestoreService,
  SecondSites,
  SiteCopies,
  SiteFetch,
  SitePruning,
} from '../index.js';
import { VerifiedRuns } from '../runs/verified-runs.js';
import { siteMark } from './directory-site.js';

describe('copies that come back from the second site', () => {
  let platform: TestPlatform;
  let site: string;
  let instance: Awaited<ReturnType<TestPlatform['instance']>>;
  let full: string;
  let midday: string;
  const sql: Sql = (text, values) => platform.sql(text, values);
  const get = <T>(type: new (...args: never[]) => T): T => platform.app.get(type);
  const local = () => join(platform.config.backupDir, instance.row.id);
  const there = () => join(site, instance.row.id);
  const fetch = (runId?: string) => get(SiteFetch).fetch(instance.slug, { runId, actor: 'test' });
  const rows = () => get(BackupService).list(instance.slug);
  const copy = async (kind: 'full' | 'incremental') =>
    (await get(BackupService).run(instance.slug, { kind, actor: 'test' })).runId;
  const flip = (path: string) => {
    const bytes = readFileSync(path);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(path, bytes);
  };
  const loseTheDisk = () => rmSync(local(), { recursive: true, force: true });
  const loseTheCatalogue = async () => {
    await sql('DELETE FROM platform.backup_site_copy WHERE instance_id = $1', [instance.row.id]);
    await sql('DELETE FROM platform.backup_run WHERE instance_id = $1', [instance.row.id]);
  };
  const data = (schema: string) => digestsOf(sql, schema);

  /** How it was when all was well; every test begins there. */
  let well: { site: string; local: string; runs: string };

  beforeAll(async () => {
    site = mkdtempSync(join(tmpdir(), 'b2o-site-'));
    writeFileSync(join(site, siteMark), '');
    platform = await TestPlatform.start({ B2O_BACKUP_SECOND_SITE: `file://${site}` });
    // These tests send them when they like.
    jest.spyOn(platform.app.get(VerifiedRuns), 'tell').mockReturnValue();
    instance = await platform.instance();
    await fill(instance, sql, get(FileStore), 'canaryoffetch');
    full = await copy('full');
    await instance.work((db) => db.query("UPDATE crm_company SET notes = 'at noon' WHERE name LIKE '% 7'"));
    await instance.work((db) => db.query("DELETE FROM crm_affiliation WHERE started_on = '2024-02-29'"));
    midday = await copy('incremental');
    expect(await get(SecondSites).catchUp()).toMatchObject({ sent: 2, failed: 0 });
    const [row] = await sql<{ runs: string }>(
      'SELECT jsonb_agg(r)::text AS runs FROM platform.backup_run r WHERE instance_id = $1',
      [instance.row.id],
    );
    well = { site: `${there()}.well`, local: `${local()}.well`, runs: row?.runs ?? '' };
    cpSync(there(), well.site, { recursive: true });
    cpSync(local(), well.local, { recursive: true });
  });
  beforeEach(async () => {
    loseTheDisk();
    rmSync(there(), { recursive: true, force: true });
    cpSync(well.local, local(), { recursive: true });
    cpSync(well.site, there(), { recursive: true });
    await loseTheCatalogue();
    await sql(
      'INSERT INTO platform.backup_run SELECT * FROM jsonb_populate_recordset(NULL::platform.backup_run, $1)',
      [well.runs],
    );
  });
  afterAll(async () => {
    await platform.stop();
    rmSync(site, { recursive: true, force: true });
  });

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
    get(InstanceRegistry).forget(instance.slug);
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

/** Folders that pruning emptied. */
const leftFolders = (folder: string): string[] =>
  readdirSync(folder).filter((name) => name !== 'blobs' && !existsSync(join(folder, name, 'manifest.json')));
