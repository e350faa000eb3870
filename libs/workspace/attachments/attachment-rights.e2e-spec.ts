import { newId } from '#kernel';
import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import {
  beside,
  company,
  attachmentsPath as path,
  upload,
} from '../../../test/files/attachments-test-kit.js';

describe('who may do what with the files beside a record', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = await instance.admin();
  });
  afterAll(() => platform.stop());

  /** A user whose rights on companies reach so far. */
  async function person(key: string, permissions: Record<string, string>, secondFactor = false) {
    await instance.work((db) =>
      db.query(
        'INSERT INTO identity_role (id, key, name, permissions, requires_second_factor) VALUES ($1, $2, $2, $3, $4)',
        [newId(), key, JSON.stringify(permissions), secondFactor],
      ),
    );
    const client = await instance.invite(`${key}@${instance.slug}.example`, key);
    const id = (await client.get('/api/identity/session')).body.user.id as string;
    return { client, id };
  }

  const answers = async (client: TestClient, recordId: string, fileId: string, resource = 'crm.company') => ({
    list: (await client.get(`${path}?${beside(resource, recordId)}`)).status,
    one: (await client.get(`${path}/${fileId}`)).status,
    content: (await client.get(`${path}/${fileId}/content`)).status,
    upload: (await upload(client, recordId, 'a.txt', 'a', { resource })).status,
    rename: (await client.patch(`${path}/${fileId}`, 1, { name: 'b' })).status,
    remove: (await client.delete(`${path}/${fileId}`, 1)).status,
    comments: (await client.get(`/api/workspace/comments?${beside(resource, recordId)}`)).status,
    comment: (await client.post('/api/workspace/comments', { resource, recordId, text: 'vu' })).status,
    timeline: (await client.get(`/api/workspace/timeline?${beside(resource, recordId)}`)).status,
  });
  const everywhere = (status: number) => ({
    list: status,
    one: status,
    content: status,
    upload: status,
    rename: status,
    remove: status,
    comments: status,
    comment: status,
    timeline: status,
  });

  it('is what they may do to the record: read, change, or not know of it', async () => {
    const own = await person('own', { 'crm.company.read': 'own', 'crm.company.update': 'own' });
    const reader = await person('watch', { 'crm.company.read': 'all' });
    const mixed = await person('mixed', { 'crm.company.read': 'all', 'crm.company.update': 'own' });
    const nobody = await person('nobody', { 'crm.contact.read': 'all' });
    const mine = await company(admin, { ownerId: own.id });
    const others = await company(admin, { ownerId: mixed.id });
    const fileOfMine = (await upload(admin, mine, 'a.txt', 'a')).body.id;
    const fileOfOthers = (await upload(admin, others, 'b.txt', 'b')).body.id;
    const reading = { list: 200, one: 200, content: 200, comments: 200, comment: 201, timeline: 200 };

    expect(await answers(own.client, others, fileOfOthers)).toEqual(everywhere(404));
    expect(await answers(nobody.client, mine, fileOfMine)).toEqual(everywhere(404));
    expect(await answers(reader.client, mine, fileOfMine)).toEqual({
      ...reading,
      upload: 403,
      rename: 403,
      remove: 403,
    });
    expect(await answers(mixed.client, mine, fileOfMine)).toEqual({
      ...reading,
      upload: 403,
      rename: 403,
      remove: 403,
    });
    expect(await answers(mixed.client, others, fileOfOthers)).toEqual({
      ...reading,
      upload: 201,
      rename: 200,
      // Renaming made it version 2.
      remove: 409,
    });
  });

  it('is nothing in another instance, and nothing of its ids is known there', async () => {
    const mine = await company(admin);
    const fileId = (await upload(admin, mine, 'a.txt', 'a')).body.id;
    const other = await platform.instance();
    const stranger = await other.admin();
    expect(await answers(stranger, mine, fileId)).toEqual(everywhere(404));
    const [foreign, unknown] = [
      await stranger.get(`${path}/${fileId}`),
      await stranger.get(`${path}/${newId()}`),
    ];
    expect({ ...foreign.body, correlationId: '' }).toEqual({ ...unknown.body, correlationId: '' });
    expect(await answers(await instance.anonymous(), mine, fileId)).toEqual(everywhere(401));
  });

  it('is nothing for unknown kinds, kinds of a module that is off, ids that are none, and the console', async () => {
    const fileId = newId();
    for (const resource of ['crm.nothing', 'nothing', '__proto__', "x'; --"])
      expect(await answers(admin, newId(), fileId, resource)).toEqual(everywhere(404));
    const bare = await platform.instance({ modules: ['hr'] });
    expect(await answers(await bare.admin(), newId(), fileId)).toEqual(everywhere(404));
    const hrOff = await platform.instance({ modules: ['crm'] });
    const query = beside('hr.employee', newId());
    expect((await (await hrOff.admin()).get(`${path}?${query}`)).status).toBe(404);
    expect((await admin.get(`${path}?${beside('crm.company', '1')}`)).status).toBe(404);
    for (const query of ['', 'resource=crm.company', 'recordId=1', `${beside('crm.company', fileId)}&x=1`])
      expect((await admin.get(`${path}?${query}`)).status).toBe(422);
  });

  it('is nothing beside HR records, even for a referent, whether they exist or not', async () => {
    const referent = await instance.hrReferent();
    const employee = await referent.post('/api/hr/employees', { firstName: 'Aimé', lastName: 'Dupré' });
    for (const client of [referent, admin]) {
      for (const id of [employee.body.id, newId()]) {
        for (const resource of ['hr.employee', 'hr.department', 'hr.assignment']) {
          const list = await client.get(`${path}?${beside(resource, id)}`);
          expect([list.status, list.body.code]).toEqual([403, 'WORKSPACE_VAULT_RECORD']);
          const sent = await upload(client, id, 'contrat.txt', 'a', { resource });
          expect(sent.body.code).toBe('WORKSPACE_VAULT_RECORD');
          const said = await client.post('/api/workspace/comments', { resource, recordId: id, text: 'a' });
          expect(said.body.code).toBe('WORKSPACE_VAULT_RECORD');
          const seen = await client.get(`/api/workspace/timeline?${beside(resource, id)}`);
          expect(seen.body.code).toBe('WORKSPACE_VAULT_RECORD');
        }
      }
    }
  });

  it('waits for the second factor where the role asks for one', async () => {
    const careful = await person('careful', { 'crm.company.read': 'all' }, true);
    const list = await careful.client.get(`${path}?${beside('crm.company', await company(admin))}`);
    expect(list.body.code).toBe('SECOND_FACTOR_ENROLMENT_REQUIRED');
  });
});
