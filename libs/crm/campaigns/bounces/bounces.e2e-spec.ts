import { type TestInstance, TestPlatform } from '#testing';
import { CampaignKit, Postbox } from '../campaign-test-kit.js';

const report = (back: string, id: string, status: string, action = 'failed') =>
  [
    'From: MAILER-DAEMON@mx.example',
    `To: ${back}`,
    'Subject: Undelivered',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    '',
    'Final-Recipient: rfc822; x@parti.example',
    `Action: ${action}`,
    `Status: ${status}`,
    `Diagnostic-Code: smtp; 550 ${status} gone`,
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${id}`,
    '',
    '--b--',
  ].join('\r\n');

const complaint = (id: string) =>
  [
    'From: fbl@operator.example',
    'To: abuse@b2o.example',
    'Content-Type: multipart/report; report-type=feedback-report; boundary=b',
    '',
    '--b',
    'Content-Type: message/feedback-report',
    '',
    'Feedback-Type: abuse',
    'User-Agent: Operator/1',
    'Version: 1',
    '',
    '--b',
    'Content-Type: message/rfc822',
    '',
    `Message-ID: ${id}`,
    '',
    'Bonjour',
    '--b--',
  ].join('\r\n');

describe('what comes back of a campaign', () => {
  const postbox = new Postbox();
  let platform: TestPlatform;
  let instance: TestInstance;
  let kit: CampaignKit;
  let campaignId: string;
  const back = new Map<string, { from: string; id: string }>();

  beforeAll(async () => {
    platform = await TestPlatform.start({ SMTP_URL: await postbox.open() });
    instance = await platform.instance();
    kit = new CampaignKit(instance, await instance.admin());
    const names = ['Mort', 'Loin', 'Fache', 'Attente'];
    const campaign = await kit.campaign(await kit.segment(await kit.contacts(names)));
    campaignId = campaign.id;
    await kit.launched(campaign);
    await kit.until(campaignId, 'done');
    for (const name of names) {
      const mail = postbox.mailTo(`${name.toLowerCase()}@parti.example`);
      const id = /^Message-ID: (<.+>)\r$/im.exec(mail?.content ?? '')?.[1] ?? '';
      back.set(name, { from: mail?.from ?? '', id });
    }
  });
  afterAll(async () => {
    await platform.stop();
    await postbox.close();
  });

  const put = (raw: string | Buffer, type = 'message/rfc822', client = kit.client) =>
    client.send<{
      items: { file: string; outcome: string; address: string | null; campaignId: string | null }[];
    }>('POST', '/api/crm/campaign-bounces', { raw, headers: { 'content-type': type } });
  const outcomes = (answer: Awaited<ReturnType<typeof put>>) =>
    answer.body.items.map(({ outcome }) => outcome);
  const ways = (name: string) => back.get(name) ?? { from: '', id: '' };

  it('marks an address that is gone, once, and lets the consents know', async () => {
    const { from, id } = ways('Mort');
    const raw = report(from, id, '5.1.1');
    const answer = await put(raw);
    expect(answer.status).toBe(200);
    expect(answer.body.items).toMatchObject([
      { file: 'message.eml', outcome: 'bounced', address: 'mort@parti.example', campaignId },
    ]);
    expect(outcomes(await put(raw))).toEqual(['known']);
    const events = await instance.work((db) =>
      db.query("SELECT 1 FROM crm_consent_event WHERE kind = 'bounced'"),
    );
    expect(events).toHaveLength(1);
    expect(await kit.get(campaignId)).toMatchObject({ sentCount: 4, bouncedCount: 1 });
  });

  it('takes several files of a form, each for itself', async () => {
    const form = new FormData();
    const add = (name: string, content: string) => form.append('files', new File([content], name));
    add('attente.eml', report(ways('Attente').from, ways('Attente').id, '4.2.2', 'delayed'));
    add('plainte.eml', complaint(ways('Fache').id));
    add('inconnu.eml', report('x@b2o.example', '<autre@b2o.example>', '5.1.1'));
    add('photo.jpg', '\u0000\u0001');
    const answered = new Response(form);
    const type = answered.headers.get('content-type') ?? '';
    const answer = await put(Buffer.from(await answered.arrayBuffer()), type);
    expect(answer.body.items.map(({ file, outcome }) => [file, outcome])).toEqual([
      ['attente.eml', 'temporary'],
      ['plainte.eml', 'complained'],
      ['inconnu.eml', 'unrecognised'],
      ['photo.jpg', 'unreadable'],
    ]);
    expect(await kit.outcomes(campaignId)).toMatchObject({
      'attente@parti.example': 'sent',
      'fache@parti.example': 'complained: complaint',
    });
    const [contact] = (await kit.client.get('/api/crm/contacts?lastName=Fache')).body.items;
    expect(contact).toMatchObject({ emailOptOut: true });
  });

  it('is taken from those who have the right, in files of a size', async () => {
    const raw = report(ways('Loin').from, ways('Loin').id, '5.1.1');
    expect((await put(raw, 'message/rfc822', await instance.user('member'))).status).toBe(403);
    expect((await put(raw, 'text/plain')).status).toBe(415);
    expect((await put('nothing', 'multipart/form-data; boundary=x')).status).toBe(400);
    expect(outcomes(await put(raw, 'message/rfc822', await instance.user('manager')))).toEqual(['bounced']);
  });

  it('knows nothing of another instance’s recipients', async () => {
    const other = await platform.instance();
    const raw = report(ways('Attente').from, ways('Attente').id, '5.1.1');
    const answer = await put(raw, 'message/rfc822', await other.admin());
    expect(answer.body.items).toMatchObject([{ outcome: 'unrecognised', campaignId: null }]);
    expect(await kit.outcomes(campaignId)).toMatchObject({ 'attente@parti.example': 'sent' });
  });
});
