import { jest } from '@jest/globals';
import { Clock } from '#runtime';
import { JobRunner } from '#tenancy';
import { TestPlatform } from '#testing';
import { CampaignKit, Postbox } from '../campaign-test-kit.js';
import { CampaignStart } from './campaign-start.js';

describe('the sending of a campaign', () => {
  const postbox = new Postbox();
  let platform: TestPlatform;
  let kit: CampaignKit;

  beforeAll(async () => {
    platform = await TestPlatform.start({ SMTP_URL: await postbox.open() });
    const instance = await platform.instance();
    kit = new CampaignKit(instance, await instance.admin());
    // Batches are run here one by one, at the moment that a test is about.
    await platform.app.get(JobRunner).beforeApplicationShutdown();
  });
  beforeEach(() => {
    postbox.verdict = () => undefined;
    postbox.delayMs = 0;
    postbox.mails.length = 0;
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(async () => {
    await platform.stop();
    await postbox.close();
  });

  const names = (prefix: string, count: number) => Array.from({ length: count }, (_, at) => `${prefix}${at}`);
  const rows = <Row extends object = Record<string, unknown>>(sql: string, values: unknown[] = []) =>
    kit.instance.work((db) => db.query<Row>(sql, values));
  const begun = async (contacts: string[], input: Record<string, unknown> = {}) => {
    const ids = await kit.contacts(contacts);
    const campaign = await kit.campaign(await kit.segment(ids), input);
    await kit.begin(campaign);
    postbox.mails.length = 0;
    return { ids, id: campaign.id as string };
  };
  const mailed = () => [...postbox.counts()].sort();

  it('tells addresses that do not exist from servers that want time', async () => {
    postbox.verdict = (address, times) => {
      if (address.startsWith('parti@')) return { code: 550, text: '5.1.1 No such user' };
      if (address.startsWith('plein@')) return { code: 452, text: '4.2.2 Mailbox full' };
      return address.startsWith('lent@') && times < 2 ? { code: 450, text: '4.2.0 Greylisted' } : undefined;
    };
    const { id, ids } = await begun(['Parti', 'Plein', 'Lent', 'Bon']);
    await kit.batch(id);
    expect(await kit.outcomes(id)).toEqual({
      'parti@parti.example': 'bounced: refused-by-server',
      'plein@parti.example': 'pending',
      'lent@parti.example': 'pending',
      'bon@parti.example': 'sent',
    });
    const bounces = "SELECT 1 FROM crm_consent_event WHERE contact_id = $1 AND kind = 'bounced'";
    expect(await rows(bounces, [ids[0]])).toHaveLength(1);
    for (const pause of ['15 minutes', '1 hour', '4 hours']) {
      // Too early nothing is tried; when the pause is over, once.
      await kit.batch(id);
      const moved = `UPDATE crm_campaign_recipient SET next_attempt_at = next_attempt_at - interval '${pause}'
        WHERE campaign_id = $1`;
      await rows(moved, [id]);
      await kit.batch(id);
    }
    expect(await kit.get(id)).toMatchObject({
      state: 'done',
      sentCount: 2,
      bouncedCount: 1,
      skippedCount: 1,
    });
    expect(await kit.outcomes(id)).toMatchObject({
      'plein@parti.example': 'skipped: temporary-refusal',
      'lent@parti.example': 'sent',
    });
    expect(mailed()).toEqual([
      ['bon@parti.example', 1],
      ['lent@parti.example', 1],
    ]);
  });

  it('writes to nobody who refused a second ago, nor to an address that somebody gave up', async () => {
    const { id, ids } = await begun(names('Tard', 3));
    await kit.client.patch(`/api/crm/contacts/${ids[0]}`, 1, { emailOptOut: true });
    await kit.client.patch(`/api/crm/contacts/${ids[1]}`, 1, {
      emails: [{ label: 'work', address: 'neuf@parti.example' }],
    });
    await kit.batch(id);
    expect(await kit.outcomes(id)).toEqual({
      'tard0@parti.example': 'skipped: opted-out',
      'tard1@parti.example': 'skipped: address-changed',
      'tard2@parti.example': 'sent',
    });
    expect(mailed()).toEqual([['tard2@parti.example', 1]]);
  });

  it('can be held and gone on with, even within a batch', async () => {
    const { id } = await begun(names('Pause', 8));
    postbox.delayMs = 100;
    const batch = kit.batch(id);
    await platform.eventually(() => (postbox.mails.length >= 2 ? true : undefined), 'the first mails');
    const paused = await kit.command(await kit.get(id), 'pause');
    await batch;
    const held = postbox.mails.length;
    expect(held).toBeLessThan(8);
    await kit.batch(id);
    expect(postbox.mails.length).toBe(held);
    expect(await kit.get(id)).toMatchObject({ state: 'paused', sentCount: held, pendingCount: 8 - held });
    await kit.command(paused.body, 'resume');
    await kit.batch(id);
    expect(await kit.get(id)).toMatchObject({ state: 'done', sentCount: 8 });
    expect(mailed()).toEqual(names('pause', 8).map((name) => [`${name}@parti.example`, 1]));
  });

  it('can be stopped for good: who waited gets nothing', async () => {
    const { id } = await begun(names('Arret', 5));
    postbox.delayMs = 100;
    const batch = kit.batch(id);
    await platform.eventually(() => (postbox.mails.length >= 2 ? true : undefined), 'the first mails');
    const stopped = await kit.command(await kit.get(id), 'stop');
    expect(stopped.body).toMatchObject({ state: 'stopped' });
    await batch;
    const sent = postbox.mails.length;
    const outcomes = Object.values(await kit.outcomes(id));
    expect(outcomes.filter((each) => each === 'sent')).toHaveLength(sent);
    expect(outcomes.filter((each) => each === 'skipped: stopped')).toHaveLength(5 - sent);
    expect(await kit.get(id)).toMatchObject({ sentCount: sent, pendingCount: 0 });
    const again = await kit.command(stopped.body, 'resume');
    expect([again.status, again.body.code]).toEqual([409, 'TRANSITION_REFUSED']);
  });

  it('never sends again where the line broke after the message was taken', async () => {
    postbox.verdict = (address) => (address.startsWith('coupure@') ? 'hang-up' : undefined);
    const { id } = await begun(['Coupure', 'Apres']);
    for (let batch = 0; batch < 3; batch += 1) await kit.batch(id);
    expect(await kit.outcomes(id)).toEqual({
      'coupure@parti.example': 'unknown: no-answer',
      'apres@parti.example': 'sent',
    });
    expect(mailed()).toEqual([
      ['apres@parti.example', 1],
      ['coupure@parti.example', 1],
    ]);
  });

  it('waits where no server answers, says so, and asks somebody to look in the end', async () => {
    const { id } = await begun(['Panne']);
    const port = Number(new URL(postbox.address).port);
    await postbox.close();
    await kit.batch(id);
    expect(await kit.get(id)).toMatchObject({
      state: 'sending',
      pendingCount: 1,
      trouble: expect.any(String),
    });
    for (let batch = 1; batch < 10; batch += 1) await kit.batch(id);
    const held = await kit.get(id);
    expect(held).toMatchObject({ state: 'paused', pendingCount: 1, unknownCount: 0 });
    const { body } = await kit.client.get('/api/workspace/notifications');
    expect(JSON.stringify(body)).toContain('Campagne interrompue');
    await postbox.open(port);
    await kit.command(held, 'resume');
    await kit.batch(id);
    expect(await kit.get(id)).toMatchObject({ state: 'done', trouble: null });
    expect(await kit.outcomes(id)).toEqual({ 'panne@parti.example': 'sent' });
  });

  it('goes on by itself where its job was lost', async () => {
    const campaign = await kit.campaign(await kit.segment(await kit.contacts(['Perdu'])));
    await kit.launched(campaign);
    await rows("DELETE FROM outbox_message WHERE topic LIKE 'crm.campaign%'");
    await rows("UPDATE crm_campaign SET scheduled_at = now() - interval '1 hour' WHERE id = $1", [
      campaign.id,
    ]);
    const rescue = () => kit.asPlatform(() => platform.app.get(CampaignStart).rescue());
    const waiting = async () =>
      (
        await rows<{ topic: string }>("SELECT topic FROM outbox_message WHERE topic LIKE 'crm.campaign-%'")
      ).map(({ topic }) => topic);
    await rescue();
    expect(await waiting()).toEqual(['crm.campaign-start']);
    await kit.asPlatform(() => platform.app.get(CampaignStart).start(campaign.id));
    await rows("DELETE FROM outbox_message WHERE topic LIKE 'crm.campaign%'");
    await rescue();
    expect(await waiting()).toEqual([]);
    await rows("UPDATE crm_campaign_run SET touched_at = now() - interval '1 hour'");
    await rescue();
    expect(await waiting()).toContain('crm.campaign-batch');
  });

  it('holds in a restored copy, where nobody knows what left since', async () => {
    const { id } = await begun(['Copie']);
    await rows('UPDATE crm_campaign_run SET place = place + 1 WHERE id = $1', [id]);
    await kit.batch(id);
    expect(await kit.get(id)).toMatchObject({ state: 'paused', trouble: 'restored' });
    const later = await kit.campaign(await kit.segment(await kit.contacts(['Copie2'])));
    await kit.launched(later);
    await rows('UPDATE crm_campaign_run SET place = place + 1 WHERE id = $1', [later.id]);
    await kit.asPlatform(() => platform.app.get(CampaignStart).start(later.id));
    expect(await kit.get(later.id)).toMatchObject({
      state: 'tested',
      trouble: 'restored',
      recipientCount: 0,
    });
    expect(mailed().filter(([to]) => String(to).startsWith('copie'))).toEqual([]);
  });

  it('runs each batch once, whatever jobs come twice or too late', async () => {
    const { id } = await begun(names('Double', 6), { ratePerMinute: 24 });
    const first = { id, number: 1 };
    await Promise.all([kit.batch(id), kit.batch(id)]);
    expect(postbox.mails).toHaveLength(2);
    const stale = await rows<{ number: number }>('SELECT number FROM crm_campaign_run WHERE id = $1', [id]);
    expect(stale[0]?.number).toBeGreaterThan(first.number);
    for (let batch = 0; batch < 4; batch += 1) await kit.batch(id);
    expect(mailed()).toEqual(names('double', 6).map((name) => [`${name}@parti.example`, 1]));
  });

  it('sends no more in a minute than the instance allows, over all campaigns', async () => {
    const settings = (await kit.client.get('/api/crm/campaign-settings')).body;
    await rows("UPDATE crm_campaign_recipient SET claimed_at = claimed_at - interval '2 minutes'");
    await kit.client.patch('/api/crm/campaign-settings', settings.version, { ratePerMinute: 5 });
    const [one, two] = [await begun(names('Une', 6)), await begun(names('Deux', 6))];
    const now = jest.spyOn(platform.app.get(Clock), 'now').mockReturnValue(new Date());
    for (let batch = 0; batch < 6; batch += 1) for (const { id } of [one, two]) await kit.batch(id);
    expect(postbox.mails).toHaveLength(5);
    now.mockReturnValue(new Date(Date.now() + 61_000));
    for (let batch = 0; batch < 6; batch += 1) for (const { id } of [one, two]) await kit.batch(id);
    expect(postbox.mails).toHaveLength(10);
  });
});
