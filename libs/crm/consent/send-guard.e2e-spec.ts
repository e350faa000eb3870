import { newId } from '#kernel';
import { type TestInstance, TestPlatform } from '#testing';
import { ConsentKit } from './consent-test-kit.js';

let platform: TestPlatform;
let instance: TestInstance;
let kit: ConsentKit;
let serial = 0;
const fresh = (): string => {
  serial += 1;
  return `destinataire${serial}@exemple.example`;
};
/** A number of nobody else in these tests. */
const phones = () => {
  serial += 1;
  return [{ number: `06123${String(serial).padStart(5, '0')}` }];
};

beforeAll(async () => {
  platform = await TestPlatform.start();
  instance = await platform.instance();
  kit = new ConsentKit(instance, await instance.admin());
});
afterAll(() => platform.stop());

/** What tests cannot wait for: moments of the past. */
const rewrite = (sql: string, values: unknown[]) => instance.work((db) => db.query(sql, values));

async function win(link: object, closedAt: string): Promise<void> {
  const id = await kit.make('crm/opportunities', { name: 'Toiture', ...link });
  await rewrite(
    `UPDATE crm_opportunity SET state = 'won', closed_at = $2,
       stage_id = (SELECT id FROM crm_stage WHERE kind = 'won' LIMIT 1) WHERE id = $1`,
    [id, closedAt],
  );
}
const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

describe('a consumer', () => {
  it('gets e-mails and text messages with their consent only', async () => {
    const id = await kit.consumer(fresh(), { phones: phones() });
    expect([await kit.refusal(id), await kit.refusal(id, 'sms')]).toEqual(['no-consent', 'no-consent']);
    await kit.note(id, { channel: 'email', kind: 'given', basis: 'consent' });
    expect([await kit.refusal(id), await kit.refusal(id, 'sms')]).toEqual([null, 'no-consent']);
    const cleared = await kit.consumer(fresh(), { emailOptOut: true });
    await kit.patch(cleared, { emailOptOut: false });
    expect(await kit.refusal(cleared)).toBe('no-consent');
  });

  it('is called with their consent only since 2026-08-11, or as a customer', async () => {
    const id = await kit.consumer(fresh(), { phones: phones() });
    expect(await kit.refusal(id, 'phone')).toBe('no-consent');
    await win({ contactId: id }, ago(200));
    expect(await kit.refusal(id, 'phone')).toBeNull();
    await kit.patch(id, { doNotCall: true });
    expect(await kit.refusal(id, 'phone')).toBe('opted-out');
  });

  it('who bought, or whose household did, in the last three years is a customer', async () => {
    const [own, former, spouse] = [
      await kit.consumer(fresh()),
      await kit.consumer(fresh()),
      await kit.consumer(fresh()),
    ];
    const household = await kit.make('crm/companies', { name: 'Famille Martin', kind: 'household' });
    await kit.make('crm/affiliations', { contactId: spouse, companyId: household });
    await win({ contactId: own }, ago(1000));
    await win({ contactId: former }, ago(1200));
    await win({ companyId: household }, ago(30));
    expect(await kit.refusals([own, former, spouse])).toEqual(new Map([[former, 'no-consent']]));
  });

  it('hears nothing of energy renovation without works under way, whatever they consented to', async () => {
    const [id, client] = [await kit.consumer(fresh(), { phones: phones() }), await kit.consumer(fresh())];
    await kit.note(id, { channel: 'email', kind: 'given', basis: 'consent' });
    await win({ contactId: client }, ago(90));
    const pro = await kit.professional(fresh());
    expect(await kit.refusals([id, client, pro], 'email', 'energy-renovation')).toEqual(
      new Map([[id, 'banned-theme']]),
    );
    expect(await kit.refusal(id, 'phone', 'energy-renovation')).toBe('banned-theme');
  });

  it('is whoever left the company', async () => {
    const contactId = await kit.consumer(fresh());
    const companyId = await kit.make('crm/companies', { name: 'Ancien employeur' });
    await kit.make('crm/affiliations', {
      contactId,
      companyId,
      startedOn: '2020-01-01',
      endedOn: '2024-01-01',
    });
    expect(await kit.refusal(contactId)).toBe('no-consent');
  });
});

describe('a professional', () => {
  it('gets mails until they object', async () => {
    const id = await kit.professional(fresh(), { phones: phones() });
    expect([await kit.refusal(id), await kit.refusal(id, 'phone'), await kit.refusal(id, 'sms')]).toEqual([
      null,
      null,
      null,
    ]);
    await kit.note(id, { channel: 'email', kind: 'objected' });
    expect([await kit.refusal(id), await kit.refusal(id, 'phone')]).toEqual(['opted-out', null]);
  });

  it('from a file who was not informed within 30 days gets nothing more', async () => {
    const id = await kit.professional(fresh());
    await rewrite("UPDATE crm_contact SET origin = 'import', created_at = $2 WHERE id = $1", [id, ago(29)]);
    expect(await kit.refusal(id)).toBeNull();
    await rewrite('UPDATE crm_contact SET created_at = $2 WHERE id = $1', [id, ago(31)]);
    expect([await kit.refusal(id), await kit.refusal(id, 'email')]).toEqual(['not-informed', 'not-informed']);
    await kit.note(id, { channel: 'email', kind: 'informed' });
    expect(await kit.refusal(id)).toBeNull();
  });

  it('of a bought list is taken for one of a file, until told', async () => {
    const email = fresh();
    const leadId = await kit.make('crm/leads', {
      companyName: 'Loire Bois',
      lastName: 'Roy',
      email,
      channel: 'purchased-list',
      provider: 'X',
    });
    const step = (path: string, version: number, body = {}) =>
      kit.client.post(`/api/crm/leads/${leadId}/${path}`, body, { headers: { 'if-match': `"${version}"` } });
    await step('qualification', 1);
    const { body } = await step('conversion', 2);
    const id = body.convertedContactId;
    await rewrite('UPDATE crm_contact SET created_at = $2 WHERE id = $1', [id, ago(40)]);
    expect(await kit.refusal(id)).toBe('not-informed');
    await rewrite('UPDATE crm_lead SET noticed_at = now() WHERE id = $1', [leadId]);
    expect(await kit.refusal(id)).toBeNull();
  });
});

describe('nobody', () => {
  it('gets a mail at an address that refused two for good', async () => {
    const address = fresh();
    const id = await kit.professional(address);
    const bounce = () =>
      kit.record({ contactId: id, address, channel: 'email', kind: 'bounced', source: 'campaign' });
    await bounce();
    expect(await kit.refusal(id)).toBeNull();
    await bounce();
    expect(await kit.refusal(id)).toBe('bounced');
    await kit.patch(id, { emails: [{ address: fresh() }] });
    expect(await kit.refusal(id)).toBeNull();
  });

  it('gets one without an address, or without being there', async () => {
    const [id, unknown] = [await kit.consumer(undefined), newId()];
    expect(await kit.refusals([id, unknown])).toEqual(
      new Map([
        [id, 'no-address'],
        [unknown, 'no-address'],
      ]),
    );
    expect(await kit.refusal(id, 'letter')).toBe('no-address');
    await kit.patch(id, { addresses: [{ line1: '3 rue du Moulin', postalCode: '44000', city: 'Nantes' }] });
    expect(await kit.refusal(id, 'letter')).toBeNull();
  });

  it('gets a letter after refusing letters, not even once they are entered again', async () => {
    const home = { addresses: [{ line1: '5 rue du Moulin', postalCode: '44000' }] };
    const id = await kit.consumer(undefined, home);
    await kit.note(id, { channel: 'letter', kind: 'objected' });
    expect(await kit.refusal(id, 'letter')).toBe('opted-out');
    await kit.remove(id);
    expect(await kit.refusal(await kit.consumer(undefined, home), 'letter')).toBe('suppressed');
  });

  it('is asked about one by one: one statement decides for 10,000 contacts', async () => {
    const companyId = await kit.make('crm/companies', { name: 'Grand groupe' });
    await rewrite(
      `WITH made AS (INSERT INTO crm_contact (id, last_name, emails, origin, created_at)
         SELECT gen_random_uuid(), 'Masse ' || n, jsonb_build_array(jsonb_build_object('address', 'm' || n || '@masse.example')),
           'import', now() - interval '40 days' FROM generate_series(1, 10000) n RETURNING id, last_name),
       placed AS (INSERT INTO crm_affiliation (id, contact_id, company_id)
         SELECT gen_random_uuid(), id, $1 FROM made WHERE right(last_name, 1) > '4')
       SELECT`,
      [companyId],
    );
    await rewrite(
      `INSERT INTO crm_consent_event (id, contact_id, channel, kind, source, at)
       SELECT gen_random_uuid(), id, 'email', 'informed', 'essai', now() FROM crm_contact
       WHERE last_name LIKE 'Masse %' AND right(last_name, 1) > '7'`,
      [],
    );
    const rows = await instance.work((db) =>
      db.query<{ id: string }>("SELECT id FROM crm_contact WHERE last_name LIKE 'Masse %'"),
    );
    const begin = performance.now();
    const refusals = await kit.refusals(rows.map(({ id }) => id));
    // 0.7 s on two cores that many others use.
    expect(performance.now() - begin).toBeLessThan(10_000);
    const counts = Map.groupBy(refusals.values(), (refusal) => refusal);
    expect([...counts].map(([refusal, { length }]) => [refusal, length]).sort()).toEqual([
      ['no-consent', 5000],
      ['not-informed', 3000],
    ]);
  });
});
