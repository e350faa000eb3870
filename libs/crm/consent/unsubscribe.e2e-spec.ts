import { newId } from '#kernel';
import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { ConsentKit } from './consent-test-kit.js';

let platform: TestPlatform;
let instance: TestInstance;
let kit: ConsentKit;
let anyone: TestClient;
let serial = 0;
const fresh = (): string => {
  serial += 1;
  return `jeanne${serial}@exemple.example`;
};

beforeAll(async () => {
  platform = await TestPlatform.start();
  instance = await platform.instance({ name: 'Toitures <Réunies>' });
  kit = new ConsentKit(instance, await instance.admin());
  anyone = instance.anonymous();
});
afterAll(() => platform.stop());

const urlencoded = 'application/x-www-form-urlencoded';
const post = (link: string, raw: string, type = urlencoded) =>
  // As a mail program's server does it: from nowhere, and naming nobody.
  anyone.send('POST', link, { raw, headers: { 'content-type': type, 'x-b2o-client': '' } });
const eventsOf = async (id: string) =>
  (await kit.client.get(`/api/crm/contacts/${id}/consents`)).body.events as {
    kind: string;
    source: string;
  }[];

describe('the page to unsubscribe', () => {
  it('shows whom it is about, and changes nothing when it is looked at', async () => {
    const id = await kit.professional(fresh());
    const link = await kit.link(id, 'jeanne.martin@exemple.example');
    const page = await anyone.get(link);
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.text).toContain('<html lang="fr">');
    expect(page.text).toContain('j•••n@e•••.example');
    expect(page.text).not.toContain('martin');
    expect(page.text).toContain('Toitures &#60;Réunies&#62;');
    expect(page.text).not.toMatch(/<script|src=|href=/);
    expect(page.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-security-policy': expect.stringContaining(
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      ),
    });
    expect(page.headers['set-cookie']).toBeUndefined();
    expect([await kit.refusal(id), await eventsOf(id)]).toEqual([null, []]);
  });

  it('unsubscribes by its button, once however often, and takes it back', async () => {
    const address = fresh();
    const id = await kit.professional(address);
    const link = await kit.link(id, address);
    const done = await post(link, 'action=unsubscribe');
    expect([done.status, done.text]).toEqual([200, expect.stringContaining('C’est fait')]);
    await Promise.all([post(link, 'action=unsubscribe'), post(link, 'action=unsubscribe')]);
    expect(await eventsOf(id)).toMatchObject([{ kind: 'withdrawn', source: 'unsubscribe-page' }]);
    expect([await kit.refusal(id), (await kit.read(id)).emailOptOut]).toEqual(['opted-out', true]);
    expect((await anyone.get(link)).text).toContain('C’était une erreur');
    const undone = await post(link, 'action=undo');
    expect(undone.text).toContain('annulé');
    await post(link, 'action=undo');
    expect(await eventsOf(id)).toMatchObject([
      { kind: 'given', wording: 'Continuer à recevoir les e-mails' },
      {},
    ]);
    expect([await kit.refusal(id), (await kit.read(id)).emailOptOut]).toEqual([null, false]);
  });

  it('refuses everything when asked to, and takes back only what was said there', async () => {
    const address = fresh();
    const id = await kit.professional(address, { phones: [{ number: '0240000000' }] });
    const link = await kit.link(id, address);
    await kit.note(id, { channel: 'phone', kind: 'objected' });
    const done = await post(link, 'all=1&action=unsubscribe');
    expect(done.text).toContain('ne vous appellera plus');
    for (const channel of ['email', 'sms', 'phone'] as const)
      expect(await kit.refusal(id, channel)).toBe('opted-out');
    await post(link, 'action=undo');
    expect([await kit.refusal(id), await kit.refusal(id, 'sms'), await kit.refusal(id, 'phone')]).toEqual([
      null,
      null,
      'opted-out',
    ]);
    await kit.note(id, { channel: 'email', kind: 'objected' });
    expect((await anyone.get(link)).text).not.toContain('C’était une erreur');
    await post(link, 'action=undo');
    expect(await kit.refusal(id)).toBe('opted-out');
  });

  it('is in the language of the instance', async () => {
    const company = (await kit.client.get('/api/workspace/company')).body;
    await kit.client.send('PATCH', '/api/workspace/company', {
      body: { language: 'en' },
      headers: { 'if-match': `"${company.version}"` },
    });
    const page = await anyone.get(await kit.link(newId(), fresh()));
    expect(page.text).toContain('<html lang="en">');
    expect(page.text).toContain('Unsubscribe me');
  });
});

describe('one click', () => {
  it.each([
    ['List-Unsubscribe=One-Click', urlencoded],
    [
      '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
      'multipart/form-data; boundary=x',
    ],
  ])('of a mail program acts at once, with no page, cookie or redirect: %j', async (body, type) => {
    const address = fresh();
    const id = await kit.professional(address);
    const link = await kit.link(id, address);
    for (let time = 0; time < 2; time += 1) {
      const answer = await post(link, body, type);
      expect([answer.status, answer.text, answer.headers['set-cookie'], answer.headers['location']]).toEqual([
        200,
        '',
        undefined,
        undefined,
      ]);
    }
    expect(await eventsOf(id)).toMatchObject([{ kind: 'withdrawn', source: 'unsubscribe-one-click' }]);
    expect(await kit.refusal(id)).toBe('opted-out');
  });

  it('of somebody whose contact is gone keeps the address out for good', async () => {
    const address = fresh();
    const id = await kit.professional(address);
    const link = await kit.link(id, address);
    await kit.remove(id);
    expect((await post(link, 'List-Unsubscribe=One-Click')).status).toBe(200);
    expect(await kit.refusal(await kit.professional(address))).toBe('suppressed');
    expect((await anyone.get(link)).text).toContain('unsubscribed');
  });

  it('tells the campaign whose mail it answers', async () => {
    const [address, campaignId] = [fresh(), newId()];
    const id = await kit.professional(address);
    await post(await kit.link(id, address, campaignId), 'List-Unsubscribe=One-Click');
    const told = await platform.sql<{ payload: unknown }>(
      `SELECT data->'payload' AS payload FROM jobs.job WHERE data::text LIKE '%' || $1 || '%'
       UNION ALL SELECT payload FROM "${instance.schema}".outbox_message WHERE payload::text LIKE '%' || $1 || '%'`,
      [campaignId],
    );
    expect(told.length).toBeGreaterThan(0);
  });
});

describe('a link', () => {
  it('that we did not make for this instance opens nothing', async () => {
    const address = fresh();
    const id = await kit.professional(address);
    const link = await kit.link(id, address);
    const other = await platform.instance();
    const bent = link.slice(0, -1) + (link.endsWith('A') ? 'B' : 'A');
    for (const [client, path] of [
      [other.anonymous(), link],
      [anyone, bent],
      [anyone, link.replace(/t=.*/, `t=${id}`)],
      [anyone, link.replace(/\?.*/, '')],
      [anyone, `${link}&t=2`],
    ] as const) {
      const page = await client.get(path);
      expect([page.status, page.text.includes('exemple.example')]).toEqual([404, false]);
      const headers = { 'content-type': urlencoded };
      expect((await client.send('POST', path, { raw: 'List-Unsubscribe=One-Click', headers })).status).toBe(
        404,
      );
    }
    expect(await kit.refusal(id)).toBeNull();
  });

  it('with a body that says nothing changes nothing', async () => {
    const address = fresh();
    const id = await kit.professional(address);
    const link = await kit.link(id, address);
    for (const [body, type] of [
      ['', urlencoded],
      ['action=delete', urlencoded],
      ['List-Unsubscribe=Two-Clicks', urlencoded],
      ['--x', 'multipart/form-data; boundary=x'],
    ] as const)
      expect((await post(link, body, type)).status).toBe(200);
    expect((await post(link, '{}', 'application/json')).status).toBe(415);
    expect((await post(link, 'x'.repeat(20_000))).status).toBe(413);
    expect(await kit.refusal(id)).toBeNull();
  });
});
