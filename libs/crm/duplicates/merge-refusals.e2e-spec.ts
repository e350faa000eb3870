import { newId } from '#kernel';
import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { errorsOf } from '../leads/lead-test-kit.js';
import { digestsOf, MergeKit } from './merge-test-kit.js';

let platform: TestPlatform;
let instance: TestInstance;
let admin: TestClient;
let kit: MergeKit;

beforeAll(async () => {
  platform = await TestPlatform.start();
  instance = await platform.instance();
  admin = await instance.admin();
  kit = new MergeKit(admin);
});
afterAll(() => platform.stop());

describe('a merge', () => {
  it('is refused for what is not there, not the same kind, stale or the record itself', async () => {
    const [first, second, person] = [
      await kit.company('Une'),
      await kit.company('Deux'),
      await kit.contact('Une'),
    ];
    const merge = (body: unknown, version = 1) =>
      admin.post(`/api/crm/companies/${first}/merge`, body, { headers: { 'if-match': `"${version}"` } });
    for (const otherId of [newId(), person])
      expect(errorsOf(await merge({ otherId, otherVersion: 1 }))).toEqual([422, 'otherId unknown-record']);
    expect(errorsOf(await merge({ otherId: first, otherVersion: 1 }))).toEqual([422, 'otherId same']);
    expect(errorsOf(await merge({ otherId: second, otherVersion: 1, keep: { name: 'mine' } }))).toEqual([
      422,
      'keep choice',
    ]);
    expect(errorsOf(await merge({ otherId: second, otherVersion: 1, keep: { colour: 'this' } }))).toEqual([
      422,
      'keep.colour unknown',
    ]);
    const stale = await merge({ otherId: second, otherVersion: 2 });
    expect(stale.body).toMatchObject({ code: 'STALE_VERSION', recordId: second, version: 1 });
    expect((await merge({ otherId: second, otherVersion: 1 }, 2)).body).toMatchObject({ recordId: first });
    expect(
      (await admin.post(`/api/crm/companies/${first}/merge`, { otherId: second, otherVersion: 1 })).status,
    ).toBe(428);
    const other = await kit.company('Contraire', { siret: '35600000000048' });
    await admin.patch(`/api/crm/companies/${first}`, 1, { siren: '732829320' });
    expect(errorsOf(await merge({ otherId: other, otherVersion: 1 }, 2))).toEqual([
      422,
      'siret siren-mismatch',
    ]);
    expect((await merge({ otherId: other, otherVersion: 1, keep: { siret: 'this' } }, 2)).status).toBe(200);
  });

  it('takes the right to remove, and so does its undoing', async () => {
    const member = new MergeKit(await instance.user('member'));
    const me = (await member.client.get('/api/identity/session')).body.user.id;
    const [first, second] = [
      await kit.company('Sienne', { ownerId: me }),
      await kit.company('Sienne bis', { ownerId: me }),
    ];
    expect((await member.merge('companies', first, second)).status).toBe(403);
    const { body: merge } = await kit.merge('companies', first, second);
    expect((await member.undo(merge.id)).status).toBe(403);
    expect((await kit.undo(newId())).status).toBe(404);
    expect((await admin.get('/api/crm/merges')).status).toBe(422);
    expect((await admin.get(`/api/crm/merges?recordId=${newId()}`)).body.items).toEqual([]);
  });

  it('of contacts keeps refusals and every address, and moves leads and participants', async () => {
    const [first, second] = [
      await kit.contact('Petit', { emails: [{ address: 'a@p.example' }], doNotCall: true }),
      await kit.contact('Petit', {
        emails: [{ address: 'b@p.example' }, { address: 'a@p.example' }],
        emailOptOut: true,
      }),
    ];
    const opportunity = await kit.make('crm/opportunities', { name: 'Véranda', contactId: second });
    for (const contactId of [first, second])
      await kit.make('crm/participants', { opportunityId: opportunity, contactId, role: 'buyer' });
    const lead = await kit.make('crm/leads', { lastName: 'Petit' });
    const headers = (version: number) => ({ headers: { 'if-match': `"${version}"` } });
    await admin.post(`/api/crm/leads/${lead}/qualification`, {}, headers(1));
    await admin.post(
      `/api/crm/leads/${lead}/conversion`,
      { withCompany: false, contactId: second },
      headers(2),
    );
    const before = await digestsOf(platform, instance);
    const { body: merge } = await kit.merge('contacts', first, second);
    const one = await kit.read(`contacts/${first}`);
    expect(one).toMatchObject({ doNotCall: true, emailOptOut: true, email: 'a@p.example' });
    expect(one.emails).toHaveLength(2);
    expect((await kit.read(`leads/${lead}`)).convertedContactId).toBe(first);
    expect((await kit.read(`participants?opportunityId=${opportunity}`)).total).toBe(1);
    expect((await kit.undo(merge.id)).status).toBe(200);
    expect(await digestsOf(platform, instance)).toEqual(before);
  });
});
