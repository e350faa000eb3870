import { TestPlatform } from '#testing';
import { CampaignKit, Postbox } from './campaign-test-kit.js';

describe('campaigns', () => {
  const postbox = new Postbox();
  let platform: TestPlatform;
  let kit: CampaignKit;

  beforeAll(async () => {
    platform = await TestPlatform.start({ SMTP_URL: await postbox.open() });
    const instance = await platform.instance({ name: 'Charpentes Martin' });
    kit = new CampaignKit(instance, await instance.admin());
  });
  beforeEach(() => {
    postbox.verdict = () => undefined;
    postbox.mails.length = 0;
  });
  afterAll(async () => {
    await platform.stop();
    await postbox.close();
  });

  it('are written, tested on oneself, and go to each contact of a segment once', async () => {
    const ids = await kit.contacts(['Petit', 'Grand']);
    const campaign = await kit.campaign(await kit.segment(ids), { replyTo: 'bonjour@martin.example' });
    expect(campaign).toMatchObject({ state: 'draft', trackOpens: false, recipientCount: 0 });
    const early = await kit.command(campaign, 'schedule');
    expect([early.status, early.body.code]).toEqual([409, 'TRANSITION_REFUSED']);

    const tested = await kit.command(campaign, 'test', { contactId: ids[0] });
    expect(tested.body).toMatchObject({ state: 'tested' });
    expect(postbox.mails.map(({ to }) => to)).toEqual([`admin@${kit.instance.slug}.example`]);
    expect(postbox.mails[0]?.content).toMatch(/^Subject: \[Test\] Bonjour Petit\r?$/m);

    const sent = await kit.command(tested.body, 'schedule');
    expect(sent.body).toMatchObject({ state: 'scheduled' });
    const done = await kit.until(campaign.id, 'done');
    expect(done).toMatchObject({ recipientCount: 2, sentCount: 2, pendingCount: 0, unknownCount: 0 });
    expect(Object.fromEntries(postbox.counts())).toMatchObject({
      'petit@parti.example': 1,
      'grand@parti.example': 1,
    });
    expect(await kit.outcomes(campaign.id)).toEqual({
      'petit@parti.example': 'sent',
      'grand@parti.example': 'sent',
    });
  });

  it('carry what lets people and programs unsubscribe, and come back by the recipient’s own address', async () => {
    const [id = ''] = await kit.contacts(['Tissot']);
    const campaign = await kit.campaign(await kit.segment([id]), { replyTo: 'bonjour@martin.example' });
    await kit.launched(campaign);
    await kit.until(campaign.id, 'done');
    const { content, from } = postbox.mailTo('tissot@parti.example') ?? { content: '', from: '' };
    const unfolded = content.replace(/\r\n[ \t]+/g, ' ');
    expect(unfolded).toMatch(/^List-Unsubscribe: <http[^>]+\/api\/crm\/unsubscriptions\?t=[^>]+>\r$/m);
    expect(unfolded).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    expect(unfolded).toMatch(/^List-Id: <campagnes\..+>\r$/im);
    expect(unfolded).toMatch(/^Reply-To: bonjour@martin\.example\r$/m);
    expect(unfolded).not.toMatch(/^Precedence:/m);
    const token = /^ne-pas-repondre\+([0-9a-f]{32})@/.exec(from)?.[1];
    expect(unfolded).toContain(`Message-ID: <campagne.${token}@`);
    expect(content).not.toContain('campaign-openings');

    const link = /List-Unsubscribe: <http:\/\/[^/]+(\/[^>]+)>/.exec(unfolded)?.[1] ?? '';
    const one = await kit.instance.anonymous().send('POST', link, {
      raw: 'List-Unsubscribe=One-Click',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(one.status).toBeLessThan(300);
    const counted = await platform.eventually(async () => {
      const now = await kit.get(campaign.id);
      return now.unsubscribedCount === 1 ? now : undefined;
    }, 'the unsubscription');
    expect(counted).toMatchObject({ sentCount: 1, unsubscribedCount: 1 });
    expect(await kit.outcomes(campaign.id)).toEqual({ 'tissot@parti.example': 'unsubscribed' });

    const again = await kit.campaign(await kit.segment([id], 'encore'));
    const tested = await kit.command(again, 'test');
    const refused = await kit.command(tested.body, 'schedule');
    expect([refused.status, refused.body.code]).toEqual([409, 'CRM_CAMPAIGN_NOBODY']);
  });

  it('tell beforehand whom they reach and whom not, and why', async () => {
    const ids = await kit.contacts(['Ader', 'Bert', 'Cohl']);
    const doubled = await kit.made('/api/crm/contacts', {
      lastName: 'Ader bis',
      emails: [{ label: 'work', address: 'ader@parti.example' }],
    });
    const silent = await kit.made('/api/crm/contacts', { lastName: 'Muet' });
    await kit.client.patch(`/api/crm/contacts/${ids[1]}`, 1, { emailOptOut: true });
    const company = await kit.made('/api/crm/companies', { name: 'Ader SARL' });
    await kit.made('/api/crm/affiliations', { contactId: doubled.id, companyId: company.id });
    const campaign = await kit.campaign(await kit.segment([...ids, doubled.id, silent.id]));
    const { body } = await kit.client.get(`/api/crm/campaigns/${campaign.id}/forecast`);
    expect(body).toMatchObject({ total: 5, reached: 2 });
    const refused = Object.fromEntries(
      body.refused.map(({ reason, count }: { reason: string; count: number }) => [reason, count]),
    );
    expect(refused).toMatchObject({ 'no-address': 1, 'same-address': 1 });
    expect(Object.values(refused).reduce((sum: number, each) => sum + Number(each), 0)).toBe(3);
    expect(body.samples.map(({ address }: { address: string }) => address).sort()).toEqual([
      'ader@parti.example',
      'cohl@parti.example',
    ]);
    await kit.launched(campaign);
    const done = await kit.until(campaign.id, 'done');
    expect(done).toMatchObject({ recipientCount: 5, sentCount: 2, skippedCount: 3 });
    expect([...postbox.counts()].filter(([to]) => to.endsWith('@parti.example')).sort()).toEqual([
      ['ader@parti.example', 1],
      ['cohl@parti.example', 1],
    ]);
  });

  it('show the message as one contact will see it, while it is being written', async () => {
    const [id = ''] = await kit.contacts(['Vidal']);
    const campaign = await kit.campaign(await kit.segment([id]));
    const preview = (input: object) => kit.client.post(`/api/crm/campaigns/${campaign.id}/preview`, input);
    const seen = await preview({
      contactId: id,
      body: '# {{contact.firstName|Bonjour}} de {{company.name|Nantes}}',
    });
    expect(seen.body).toMatchObject({ subject: 'Bonjour Vidal', errors: [] });
    expect(seen.body.html).toContain('Léa de Menuiserie Roy</h1>');
    expect(seen.body.html).toContain('Charpentes Martin');
    expect(seen.body.text).toContain('Léa de Menuiserie Roy');
    const wrong = await preview({ body: '{{contact.age|?}}' });
    expect(wrong.body.errors).toMatchObject([{ field: 'body', code: 'unknown-field' }]);
    const saved = await kit.client.patch(`/api/crm/campaigns/${campaign.id}`, 1, {
      body: '{{contact.age|?}}',
    });
    expect([saved.status, saved.body.errors[0].code]).toEqual([422, 'unknown-field']);
  });

  it('are tested again when they change, and change no more once they are scheduled', async () => {
    const campaign = await kit.campaign(await kit.segment(await kit.contacts(['Weil'])));
    const tested = (await kit.command(campaign, 'test')).body;
    const path = `/api/crm/campaigns/${campaign.id}`;
    const renamed = await kit.client.patch(path, tested.version, {
      name: 'Autre nom',
      subject: tested.subject,
    });
    expect(renamed.body).toMatchObject({ state: 'tested', name: 'Autre nom' });
    const revised = await kit.client.patch(path, renamed.body.version, { subject: 'Un autre objet' });
    expect(revised.body).toMatchObject({ state: 'draft' });
    const again = (await kit.command(revised.body, 'test')).body;
    const later = new Date(Date.now() + 3_600_000).toISOString();
    const scheduled = (await kit.command(again, 'schedule', { scheduledAt: later })).body;
    expect(scheduled).toMatchObject({ state: 'scheduled', scheduledAt: later });
    const frozen = await kit.client.patch(path, scheduled.version, { body: 'Autre chose' });
    expect([frozen.status, frozen.body.code]).toEqual([409, 'CRM_CAMPAIGN_FROZEN']);
    const back = await kit.command(scheduled, 'unschedule');
    expect(back.body).toMatchObject({ state: 'tested', scheduledAt: null });
    expect((await kit.client.delete(path, back.body.version)).status).toBe(204);
  });

  it('are sent by those who have the right to, on the version they saw', async () => {
    const campaign = await kit.campaign(await kit.segment(await kit.contacts(['Xavier'])));
    const tested = (await kit.command(campaign, 'test')).body;
    const member = await kit.instance.user('member');
    expect((await kit.command(tested, 'schedule', {}, member)).status).toBe(403);
    expect((await kit.command(tested, 'schedule', {}, await kit.instance.user('reader'))).status).toBe(403);
    const stale = await kit.command({ ...tested, version: 1 }, 'schedule');
    expect([stale.status, stale.body.code]).toEqual([409, 'STALE_VERSION']);
    const manager = await kit.instance.user('manager');
    expect((await kit.command(tested, 'schedule', {}, manager)).status).toBe(200);
    const done = await kit.until(campaign.id, 'done');
    const gone = await kit.client.delete(`/api/crm/campaigns/${campaign.id}`, done.version);
    expect([gone.status, gone.body.code]).toEqual([409, 'CRM_CAMPAIGN_STARTED']);
  });

  it('stand on the contact’s timeline, and are no contact with them', async () => {
    const [id = ''] = await kit.contacts(['Zola']);
    const campaign = await kit.campaign(await kit.segment([id]));
    await kit.launched(campaign);
    await kit.until(campaign.id, 'done');
    const timeline = await kit.client.get(`/api/workspace/timeline?resource=crm.contact&recordId=${id}`);
    const entry = timeline.body.items.find(({ kind }: { kind: string }) => kind === 'record');
    expect(entry.record).toMatchObject({
      resource: 'crm.campaign',
      id: campaign.id,
      facts: { state: 'sent' },
    });
    const contact = await kit.client.get(`/api/crm/contacts/${id}`);
    expect(contact.body).toMatchObject({ lastContactAt: null, lastInboundAt: null });
    const campaigns = await kit.client.get(`/api/crm/contacts/${id}/campaigns`);
    expect(campaigns.body.items).toMatchObject([{ campaignId: campaign.id, state: 'sent' }]);
  });

  it('count openings only where the instance lets them, and each mail once', async () => {
    const [id = ''] = await kit.contacts(['Ouvert']);
    const refused = await kit.client.post('/api/crm/campaigns', { name: 'Comptée', trackOpens: true });
    expect([refused.status, refused.body.code]).toEqual([403, 'CRM_CAMPAIGN_OPENINGS']);
    const settings = (await kit.client.get('/api/crm/campaign-settings')).body;
    expect(settings).toMatchObject({ openTracking: false, ratePerMinute: 600 });
    const manager = await kit.instance.user('manager');
    const change = { openTracking: true, ratePerMinute: 6000 };
    expect((await manager.patch('/api/crm/campaign-settings', settings.version, change)).status).toBe(403);
    expect((await kit.client.patch('/api/crm/campaign-settings', settings.version, change)).status).toBe(200);

    const campaign = await kit.campaign(await kit.segment([id]), { trackOpens: true });
    await kit.launched(campaign);
    await kit.until(campaign.id, 'done');
    const plain = (postbox.mailTo('ouvert@parti.example')?.content ?? '').replace(/=\r\n/g, '');
    const [picture = ''] = /\/api\/crm\/campaign-openings\/[0-9a-f]{32}\.gif/.exec(plain) ?? [];
    const anybody = kit.instance.anonymous();
    for (const path of [picture, picture, '/api/crm/campaign-openings/nobody.gif']) {
      const answer = await anybody.get(path);
      expect([answer.status, answer.headers['content-type']]).toEqual([200, 'image/gif']);
    }
    expect(await kit.get(campaign.id)).toMatchObject({ openedCount: 1 });
    expect((await kit.client.get(`/api/crm/contacts/${id}`)).body.lastInboundAt).toBeNull();
  });
});
