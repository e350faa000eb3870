import { createHmac } from 'node:crypto';
import { newId } from '#kernel';
import { TenantDb } from '#runtime';
import { type TestInstance, TestPlatform } from '#testing';
import { ContactsRepository } from '../contacts/contacts.repository.js';
import { ConsentKit } from './consent-test-kit.js';

let platform: TestPlatform;
let instance: TestInstance;
let kit: ConsentKit;
let serial = 0;
const fresh = (): string => {
  serial += 1;
  return `personne${serial}@exemple.example`;
};

beforeAll(async () => {
  platform = await TestPlatform.start();
  instance = await platform.instance();
  kit = new ConsentKit(instance, await instance.admin());
});
afterAll(() => platform.stop());

const importContact = (address: string, more: object = {}) =>
  kit.batch(async () => {
    const [created] = await platform.app
      .get(ContactsRepository)
      .createMany([{ lastName: 'Importée', emails: [{ address }], ...more } as never], 'import');
    return created?.id ?? '';
  });

describe('what a contact says', () => {
  it('is noted by hand with its source, and shown with the last word of each channel', async () => {
    const id = await kit.consumer(fresh(), { phones: [{ number: '0240000000' }] });
    const answer = await kit.note(id, {
      channel: 'email',
      kind: 'given',
      basis: 'consent',
      proof: 'bulletin du 3 mai',
    });
    expect(answer.status).toBe(201);
    const [email, sms, phone, letter] = answer.body.channels;
    expect(email).toMatchObject({ channel: 'email', state: 'given', refusal: null, listed: false });
    expect(sms).toMatchObject({ state: 'none', refusal: 'no-consent' });
    expect(phone).toMatchObject({ channel: 'phone', state: 'none' });
    expect(letter).toMatchObject({ channel: 'letter', refusal: 'no-address' });
    const refused = await kit.note(id, { channel: 'email', kind: 'withdrawn' });
    expect(refused.body.channels[0]).toMatchObject({ state: 'refused', refusal: 'opted-out', listed: true });
    expect(refused.body.events).toMatchObject([
      { kind: 'withdrawn', source: 'téléphone', actorId: expect.any(String) },
      { kind: 'given', proof: 'bulletin du 3 mai', basis: 'consent', address: expect.stringContaining('@') },
    ]);
    expect(await kit.read(id)).toMatchObject({ emailOptOut: true, doNotCall: false, version: 2 });
  });

  it.each([
    [{ channel: 'fax', kind: 'given' }, 'channel'],
    [{ channel: 'email', kind: 'bounced' }, 'kind'],
    [{ channel: 'email', kind: 'given', at: '2999-01-01T00:00:00Z' }, 'at'],
    [{ channel: 'email', kind: 'given', source: ' ' }, 'source'],
  ])('is refused as %j', async (body, field) => {
    const answer = await kit.note(await kit.consumer(fresh()), body);
    expect([answer.status, answer.body.errors[0].field]).toEqual([422, field]);
  });

  it('is noted too when the marks of the contact are set by hand, with the user', async () => {
    const id = await kit.professional(fresh(), { phones: [{ number: '0240000001' }] });
    expect((await kit.patch(id, { emailOptOut: true, doNotCall: true })).status).toBe(200);
    const { body } = await kit.client.get(`/api/crm/contacts/${id}/consents`);
    expect(body.events.map((each: { channel: string; kind: string }) => [each.channel, each.kind])).toEqual([
      ['phone', 'objected'],
      ['email', 'objected'],
    ]);
    expect(body.events[0].actorId).not.toBeNull();
    expect((await kit.patch(id, { emailOptOut: false })).body).toMatchObject({
      emailOptOut: false,
      doNotCall: true,
    });
    expect([await kit.refusal(id), await kit.refusal(id, 'phone')]).toEqual([null, 'opted-out']);
    const born = await kit.consumer(fresh(), { emailOptOut: true });
    expect((await kit.client.get(`/api/crm/contacts/${born}/consents`)).body.events).toHaveLength(1);
  });

  it('counts by the moment it was said, not by the moment it was noted', async () => {
    const id = await kit.consumer(fresh());
    await kit.record({ contactId: id, channel: 'email', kind: 'withdrawn', source: 'unsubscribe-page' });
    await kit.note(id, { channel: 'email', kind: 'given', at: '2026-01-05T10:00:00Z' });
    expect([await kit.refusal(id), (await kit.read(id)).emailOptOut]).toEqual(['opted-out', true]);
    await kit.note(id, { channel: 'email', kind: 'given' });
    expect([await kit.refusal(id), (await kit.read(id)).emailOptOut]).toEqual([null, false]);
  });

  it('of a consent that nobody confirmed is nothing yet, and lifts no refusal', async () => {
    const id = await kit.consumer(fresh());
    await kit.record({ contactId: id, channel: 'email', kind: 'given', source: 'web-form' });
    expect(await kit.refusal(id)).toBe('unconfirmed');
    await kit.record({ contactId: id, channel: 'email', kind: 'confirmed', source: 'web-form' });
    expect(await kit.refusal(id)).toBeNull();
    await kit.record({ contactId: id, channel: 'email', kind: 'objected', source: 'mail' });
    await kit.record({ contactId: id, channel: 'email', kind: 'given', source: 'web-form' });
    expect(await kit.refusal(id)).toBe('opted-out');
  });

  it('is never changed or removed, and loses what identifies when the contact goes', async () => {
    const address = fresh();
    const id = await kit.consumer(address);
    await kit.record({
      contactId: id,
      channel: 'email',
      kind: 'withdrawn',
      source: 'mail',
      ip: '192.0.2.1',
      proof: address,
    });
    await expect(
      instance.work((db) =>
        db.query("UPDATE crm_consent_event SET kind = 'given' WHERE contact_id = $1", [id]),
      ),
    ).rejects.toThrow(/never changed/);
    await expect(
      instance.work((db) => db.query('DELETE FROM crm_consent_event WHERE contact_id = $1', [id])),
    ).rejects.toThrow(/never removed/);
    const [before] = await instance.work((db) =>
      db.query<{ id: string }>('SELECT id FROM crm_consent_event WHERE contact_id = $1', [id]),
    );
    await kit.remove(id);
    const [left] = await instance.work((db) =>
      db.query('SELECT * FROM crm_consent_event WHERE id = $1', [before?.id]),
    );
    expect(left).toMatchObject({ contact_id: null, address: null, ip: null, proof: null, kind: 'withdrawn' });
  });
});

describe('a refusal', () => {
  it('outlives the contact: entered again or imported, it is opted out at once', async () => {
    const address = fresh();
    const id = await kit.consumer(address);
    await kit.record({ contactId: id, channel: 'email', kind: 'objected', source: 'mail' });
    await kit.remove(id);
    const again = await kit.client.post('/api/crm/contacts', {
      lastName: 'Revenue',
      emails: [{ address: address.toUpperCase() }],
    });
    expect(again.body).toMatchObject({ emailOptOut: true, version: 1 });
    expect(await kit.refusal(again.body.id)).toBe('suppressed');
    const imported = await importContact(address);
    expect([await kit.refusal(imported), (await kit.read(imported)).emailOptOut]).toEqual([
      'suppressed',
      true,
    ]);
    const other = await kit.consumer(fresh());
    await kit.patch(other, { emails: [{ address }] });
    expect(await kit.read(other)).toMatchObject({ emailOptOut: true });
  });

  it('holds for everybody who has the address', async () => {
    const address = fresh();
    const [one, two] = [await kit.consumer(address), await kit.consumer(address)];
    await kit.record({ contactId: one, channel: 'email', kind: 'withdrawn', source: 'mail' });
    expect([await kit.refusal(two), (await kit.read(two)).emailOptOut]).toEqual(['suppressed', true]);
    await kit.note(one, { channel: 'email', kind: 'given', basis: 'consent' });
    expect([await kit.refusal(two), (await kit.read(two)).emailOptOut]).toEqual(['no-consent', false]);
  });

  it('comes with an import as a word of its own; no import takes it back', async () => {
    const id = await importContact(fresh(), { emailOptOut: true });
    const { body } = await kit.client.get(`/api/crm/contacts/${id}/consents`);
    expect(body.events).toMatchObject([{ kind: 'objected', source: 'import' }]);
    await kit.batch(() =>
      platform.app.get(TenantDb).query('UPDATE crm_contact SET email_opt_out = false WHERE id = $1', [id]),
    );
    expect((await kit.read(id)).emailOptOut).toBe(true);
  });

  it('of a lead is passed to the contact that it becomes', async () => {
    const email = fresh();
    const leadId = await kit.make('crm/leads', { lastName: 'Noël', email });
    await kit.record({ leadId, channel: 'email', kind: 'objected', source: 'mail' });
    const step = (path: string, version: number) =>
      kit.client.post(`/api/crm/leads/${leadId}/${path}`, {}, { headers: { 'if-match': `"${version}"` } });
    await step('qualification', 1);
    const converted = await step('conversion', 2);
    const id = converted.body.convertedContactId;
    expect([await kit.refusal(id), (await kit.read(id)).emailOptOut]).toEqual(['opted-out', true]);
  });

  it('of someone unknown is kept as a hash that nobody can make without the key', async () => {
    const address = fresh();
    await kit.record({ contactId: newId(), address, channel: 'email', kind: 'withdrawn', source: 'mail' });
    const [row] = await platform.sql<{ hash: Buffer; inner: Buffer }>(
      `SELECT address_hash AS hash, (SELECT inner_pad FROM "${instance.schema}".crm_suppression_key) AS inner
       FROM "${instance.schema}".crm_suppression ORDER BY created_at DESC LIMIT 1`,
    );
    const key = (row?.inner ?? Buffer.alloc(0)).subarray(0, 32).map((byte) => byte ^ 0x36);
    expect(row?.hash).toEqual(createHmac('sha256', key).update(`email:${address}`).digest());
    await expect(instance.work((db) => db.query('SELECT * FROM crm_suppression_key'))).rejects.toThrow(
      /permission denied/,
    );
    const other = await platform.instance();
    for (const question of [
      "SELECT * FROM b2o.address_hashes($1, 'email', ARRAY['a'])",
      "SELECT * FROM b2o.listed_among($1, ARRAY['email'], ARRAY['a'])",
    ])
      await expect(other.work((db) => db.query(question, [instance.schema]))).rejects.toMatchObject({
        code: '42501',
      });
  });
});
