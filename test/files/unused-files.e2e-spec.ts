import { existsSync, mkdirSync, readdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BackupService, RestoreService } from '#backup';
import { Clock, FileStore, systemActor, TenantDb, UnitOfWork } from '#runtime';
import { InstanceScope, Scheduler } from '#tenancy';
import { type TestClient, type TestInstance, TestPlatform, testPassword } from '#testing';
import { UnusedContents } from '../../libs/workspace/attachments/unused-contents.js';
import { beside, company, attachmentsPath as path, upload } from './attachments-test-kit.js';

const day = 86_400_000;

describe('files whose record or attachment is gone', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;

  beforeAll(async () => {
    platform = await TestPlatform.start();
  });
  beforeEach(async () => {
    instance = await platform.instance();
    admin = await instance.admin();
  });
  afterAll(() => platform.stop());

  const place = (sha256: string) =>
    join(platform.config.filesDir, instance.row.id, sha256.slice(0, 2), sha256.slice(2));
  const marks = () => join(platform.config.filesDir, instance.row.id, 'unused');
  const count = async (table: string) =>
    (await instance.work((db) => db.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`)))[0]?.n;

  /** The sweep as it will be in some days. */
  function sweep(daysAhead: number): Promise<number> {
    const { app } = platform;
    const clock = Object.assign(new Clock(), { now: () => new Date(Date.now() + daysAhead * day) });
    const contents = new UnusedContents(app.get(FileStore), app.get(UnitOfWork), app.get(TenantDb), clock);
    return app.get(InstanceScope).run(instance.row, systemActor('test'), () => contents.sweep());
  }
  async function hour(minute: number): Promise<void> {
    const scheduler = platform.app.get(Scheduler);
    scheduler.tick(new Date(Date.UTC(2026, 0, 5, 3, minute)));
    await scheduler.idle();
  }
  const restore = () =>
    platform.app.get(RestoreService).restore(instance.slug, {
      into: 'same',
      confirm: instance.slug,
      actor: 'test',
    });

  it('go with the record within the hour, whichever way the record goes', async () => {
    const [gone, stays] = [await company(admin), await company(admin)];
    for (const recordId of [gone, stays]) {
      await upload(admin, recordId, 'a.txt', `of ${recordId}`);
      await admin.post('/api/workspace/comments', { resource: 'crm.company', recordId, text: 'vu' });
    }
    const contact = await admin.post('/api/crm/contacts', { lastName: 'Martin' });
    const affiliation = await admin.post('/api/crm/affiliations', {
      contactId: contact.body.id,
      companyId: gone,
    });
    await upload(admin, affiliation.body.id, 'b.txt', 'b', { resource: 'crm.affiliation' });
    expect((await admin.delete(`/api/crm/companies/${gone}`, 1)).status).toBe(204);
    expect((await admin.get(`${path}?${beside('crm.company', gone)}`)).status).toBe(404);

    await hour(17);
    expect([await count('workspace_attachment'), await count('stored_file')]).toEqual([1, 1]);
    expect(await count('workspace_comment')).toBe(1);
    expect((await admin.get(`${path}?${beside('crm.company', stays)}`)).body.items).toHaveLength(1);
  });

  it('stay on disk for two weeks, then go; what is still named, or named again, stays', async () => {
    const companyId = await company(admin);
    const one = (await upload(admin, companyId, 'a.txt', 'same')).body;
    const twin = (await upload(admin, companyId, 'twin.txt', 'same')).body;
    expect(twin.sha256).toBe(one.sha256);
    await admin.delete(`${path}/${one.id}`, 1);
    expect(await sweep(0)).toBe(0);
    expect(await sweep(30)).toBe(0);
    expect((await admin.get(`${path}/${twin.id}/content`)).text).toBe('same');

    await admin.delete(`${path}/${twin.id}`, 1);
    expect(await sweep(0)).toBe(0);
    expect(readdirSync(marks())).toEqual([one.sha256]);
    expect(await sweep(13)).toBe(0);
    // Sent again, and removed again: the two weeks begin anew.
    const again = (await upload(admin, companyId, 'a.txt', 'same')).body;
    await admin.delete(`${path}/${again.id}`, 1);
    expect(await sweep(15)).toBe(0);
    expect(existsSync(place(one.sha256))).toBe(true);
    expect(await sweep(15)).toBe(1);
    expect(existsSync(place(one.sha256))).toBe(false);
    expect(readdirSync(marks())).toEqual([]);
  });

  it('that a crash left half removed are put back, and broken uploads are cleared away', async () => {
    const file = (await upload(admin, await company(admin), 'a.txt', 'content')).body;
    renameSync(place(file.sha256), `${place(file.sha256)}.unused`);
    const drafts = join(platform.config.filesDir, instance.row.id, 'drafts');
    mkdirSync(drafts, { recursive: true });
    for (const name of ['old', 'new']) writeFileSync(join(drafts, name), 'half');
    utimesSync(join(drafts, 'old'), new Date(0), new Date(0));
    const missing = await admin.get(`${path}/${file.id}/content`);
    expect([missing.status, missing.body.code]).toEqual([503, 'WORKSPACE_FILE_MISSING']);
    await sweep(0);
    expect((await admin.get(`${path}/${file.id}/content`)).text).toBe('content');
    expect(readdirSync(drafts)).toEqual(['new']);
  });

  it('come back with a copy that had them, on disk or not', async () => {
    const companyId = await company(admin);
    const swept = (await upload(admin, companyId, 'a.txt', 'swept since')).body;
    const marked = (await upload(admin, companyId, 'b.txt', 'marked since')).body;
    await platform.app.get(BackupService).run(instance.slug, { kind: 'full', actor: 'test' });
    await admin.delete(`${path}/${swept.id}`, 1);
    await sweep(0);
    expect(await sweep(15)).toBe(1);
    await admin.delete(`${path}/${marked.id}`, 1);
    await sweep(0);

    await restore();
    const client = instance.anonymous();
    await client.post('/api/identity/session', {
      email: `admin@${instance.slug}.example`,
      password: testPassword,
    });
    await sweep(20);
    expect((await client.get(`${path}/${swept.id}/content`)).text).toBe('swept since');
    expect((await client.get(`${path}/${marked.id}/content`)).text).toBe('marked since');
    const listed = await client.get(`${path}?${beside('crm.company', companyId)}`);
    expect(listed.body.items).toHaveLength(2);
  });

  it('count as written anew once a restore has seen that it wants them', async () => {
    const companyId = await company(admin);
    const file = (await upload(admin, companyId, 'a.txt', 'wanted')).body;
    await platform.app.get(BackupService).run(instance.slug, { kind: 'full', actor: 'test' });
    await admin.delete(`${path}/${file.id}`, 1);
    await sweep(0);
    const long = new Date(Date.now() - 30 * day);
    utimesSync(place(file.sha256), long, long);
    utimesSync(join(marks(), file.sha256), long, long);
    // From the moment the restore has seen the content until its rows are live, nothing names it.
    await restore();
    await platform.sql(`DELETE FROM ${instance.schema}.workspace_attachment`);
    await platform.sql(`DELETE FROM ${instance.schema}.stored_file`);
    expect(await sweep(0)).toBe(0);
    expect(existsSync(place(file.sha256))).toBe(true);
  });
});
