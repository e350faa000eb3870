import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InstanceRegistry, Provisioner } from '#tenancy';
import type { TestInstance } from '#testing';
import { PlatformCopies, RestoreService, SiteFetch } from '../index.js';
import { TwoSites } from '../sites/two-sites-test-kit.js';

describe('copies of the control plane', () => {
  let sites: TwoSites;
  let instance: TestInstance;
  const get = <T>(type: new (...args: never[]) => T): T => sites.platform.app.get(type);
  const folder = () => join(sites.platform.config.backupDir, 'platform');
  const slugs = () =>
    sites.platform.sql<{ slug: string; state: string }>(
      "SELECT slug, state FROM platform.instance WHERE kind = 'company' AND state <> 'erased' ORDER BY slug",
    );

  beforeAll(async () => {
    sites = await TwoSites.build();
    ({ instance } = sites);
  });
  beforeEach(() => rmSync(folder(), { recursive: true, force: true }));
  afterAll(() => sites.stop());

  /** What is gone with a server: its disk, its control plane, the schemas and roles of its instances. */
  const loseTheServer = async (...instances: TestInstance[]) => {
    sites.loseTheDisk();
    await sites.loseTheCatalogue();
    rmSync(folder(), { recursive: true, force: true });
    for (const { row } of instances) {
      await sites.platform.sql(`DROP SCHEMA ${row.schema} CASCADE`);
      for (const role of [row.vaultRole, row.role])
        await sites.platform.sql(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
      await sites.platform.sql('DELETE FROM platform.erasure WHERE instance_id = $1', [row.id]);
      await sites.platform.sql('DELETE FROM platform.instance WHERE id = $1', [row.id]);
      get(InstanceRegistry).forget();
    }
  };

  it('are taken when something changed, and say nothing to who lacks their key', async () => {
    const copies = get(PlatformCopies);
    const { file, taken } = await copies.take();
    expect(taken).toBe(true);
    expect(await copies.take()).toEqual({ file, taken: false });
    expect(readdirSync(folder()).sort()).toEqual([file, `${file}.sig`]);
    const stored = readFileSync(join(folder(), file));
    expect(stored.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
    expect(stored.includes(instance.slug)).toBe(false);
    await sites.platform.instance();
    const next = await copies.take();
    expect(next.taken).toBe(true);
    expect(await copies.list()).toContain(next.file);
  });

  it('are refused when a bit of them changed, or when we did not sign them', async () => {
    const copies = get(PlatformCopies);
    const { file } = await copies.take();
    const path = join(folder(), file);
    const bytes = readFileSync(path);
    const altered = Buffer.from(bytes);
    altered[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(path, altered);
    await expect(copies.restore()).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' });
    writeFileSync(path, bytes);
    writeFileSync(`${path}.sig`, Buffer.alloc(64));
    await expect(copies.restore()).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' });
    rmSync(`${path}.sig`);
    await expect(copies.restore()).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' });
    await expect(copies.restore('2026-01-01T00-00-00Z-0123456789ab.json.gz.age')).rejects.toMatchObject({
      code: 'BACKUP_RUN_UNKNOWN',
    });
  });

  it('make a lost server’s instances exist again, without those who were erased since the copies', async () => {
    const admin = await instance.admin();
    const suspended = await sites.platform.instance();
    await get(Provisioner).suspend(suspended.slug, 'test');
    const [person] = await instance.work((db) =>
      db.query<{ id: string; version: number }>(
        "SELECT id, version FROM crm_contact WHERE last_name = 'Person 1'",
      ),
    );
    const order = { resource: 'crm.contact', recordId: person?.id, version: person?.version };
    const erased = await admin.post('/api/backup/erasures', { ...order, reference: 'DR-1' });
    expect([erased.status, erased.text]).toEqual([200, expect.any(String)]);
    const before = await slugs();
    const copies = get(PlatformCopies);
    await copies.take();
    expect(await copies.send()).toBe(1);
    expect(await copies.send()).toBe(0);
    await loseTheServer(instance, suspended);

    const file = await copies.fetch();
    const restored = await copies.restore();
    expect(restored).toMatchObject({ file, slugs: expect.arrayContaining([instance.slug, suspended.slug]) });
    expect(await slugs()).toEqual(before);
    expect((await copies.restore()).slugs).toEqual(restored.slugs);
    await get(SiteFetch).fetch(instance.slug, { actor: 'test' });
    await get(RestoreService).restore(instance.slug, {
      runId: sites.midday,
      into: 'same',
      confirm: instance.slug,
      actor: 'test',
    });
    const rows = await sites.platform.sql<{ notes: string | null }>(
      `SELECT last_name AS name FROM ${instance.schema}.crm_contact WHERE last_name IN ('Person 1', 'Person 2')`,
    );
    expect(rows).toEqual([{ name: 'Person 2' }]);
    expect((await suspended.anonymous().get('/api/identity/session')).status).not.toBe(200);
  });

  it('come only where there is no other instance', async () => {
    const copies = get(PlatformCopies);
    await copies.take();
    const stranger = await sites.platform.instance();
    await expect(copies.restore()).rejects.toMatchObject({ code: 'BACKUP_PLATFORM_IN_USE' });
    expect((await slugs()).map(({ slug }) => slug)).toContain(stranger.slug);
  });
});
