import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { bringIn, eml, made, mailWith } from './mails-test-kit.js';

const path = '/api/crm/emails';

describe('e-mails', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = await instance.admin();
  });
  afterAll(() => platform.stop());

  const contact = (address: string, more: object = {}) =>
    made(admin, 'contacts', { lastName: 'Martin', firstName: 'Léa', emails: [{ address }], ...more });
  const timeline = async (client: TestClient, resource: string, id: string) =>
    (await client.get(`/api/workspace/timeline?resource=${resource}&recordId=${id}`)).body.items.filter(
      ({ kind }: { kind: string }) => kind === 'record',
    );
  const sending = (client: TestClient, id: string, version: number) =>
    client.post(`${path}/${id}/sending`, undefined, { headers: { 'if-match': `"${version}"` } });

  it('are written, sent by a job in their author’s name, and told on the timelines of whom they concern', async () => {
    const contactId = await contact('lea@un.example');
    const companyId = await made(admin, 'companies', { name: 'Un SARL' });
    await admin.post('/api/crm/affiliations', { contactId, companyId });
    const opportunityId = await made(admin, 'opportunities', { name: 'Toiture' });
    const draft = await admin.post(path, {
      recipients: [{ name: 'Léa Martin', address: 'LEA@un.example' }],
      copies: [{ address: 'archi@un.example' }],
      subject: 'Votre devis n° 12 « toiture »',
      text: 'Bonjour Léa,\n\nCi-joint le devis.\n',
      opportunityId,
    });
    expect([draft.status, draft.body]).toEqual([
      201,
      expect.objectContaining({ state: 'draft', direction: 'out', visibility: 'all', sentAt: null }),
    ]);
    const { id } = draft.body;
    expect(await timeline(admin, 'crm.contact', contactId)).toEqual([]);
    const file = await admin.send(
      'POST',
      `/api/workspace/attachments?resource=crm.email&recordId=${id}&name=devis.txt`,
      { raw: '12 000 €', headers: { 'content-type': 'text/plain' } },
    );
    expect(file.status).toBe(201);
    const queued = await sending(admin, id, 1);
    expect([queued.status, queued.body]).toEqual([200, expect.objectContaining({ state: 'queued' })]);
    const mail = await mailWith(platform, queued.body.messageId);
    expect(mail).toMatch(/^Reply-To: .*admin@/m);
    expect(mail).toMatch(/^Cc: archi@un\.example\r?$/m);
    expect(mail).toContain('filename=devis.txt');
    expect(mail).not.toMatch(/^Auto-Submitted/m);
    const sent = await platform.eventually(async () => {
      const { body } = await admin.get(`${path}/${id}`);
      return body.state === 'sent' ? body : undefined;
    }, 'the state');
    expect(sent).toMatchObject({ fromAddress: `admin@${instance.slug}.example`, failure: null });
    for (const [resource, recordId] of [
      ['crm.contact', contactId],
      ['crm.company', companyId],
      ['crm.opportunity', opportunityId],
    ] as const)
      expect(await timeline(admin, resource, recordId)).toEqual([
        expect.objectContaining({
          kind: 'record',
          at: sent.sentAt,
          record: expect.objectContaining({
            resource: 'crm.email',
            id,
            title: 'Votre devis n° 12 « toiture »',
            facts: expect.objectContaining({ state: 'sent', direction: 'out', files: '1' }),
          }),
        }),
      ]);
    const links = (await admin.get(`${path}/${id}/links`)).body.items;
    expect(
      links.map(({ resource, role, reason }: Record<string, string>) => [resource, role, reason]).sort(),
    ).toEqual([
      ['crm.company', 'about', 'affiliation'],
      ['crm.contact', 'to', 'address'],
      ['crm.opportunity', 'about', 'page'],
    ]);
    expect((await admin.get(`/api/crm/contacts/${contactId}`)).body).toMatchObject({
      lastContactAt: sent.sentAt,
      lastInboundAt: null,
    });
    expect((await admin.get(`/api/crm/companies/${companyId}`)).body.lastContactAt).toBe(sent.sentAt);
    const changed = await admin.patch(`${path}/${id}`, sent.version, { text: 'Autre chose' });
    expect([changed.status, changed.body.errors[0].code]).toEqual([422, 'sent']);
    expect((await sending(admin, id, sent.version)).body.code).toBe('TRANSITION_REFUSED');
  });

  it('lack nothing when they are sent', async () => {
    const { body } = await admin.post(path, {});
    const refused = await sending(admin, body.id, 1);
    expect([refused.status, refused.body.errors.map(({ field }: { field: string }) => field)]).toEqual([
      422,
      ['recipients', 'subject', 'text'],
    ]);
    expect((await sending(admin, body.id, 7)).body.code).toBe('STALE_VERSION');
    const many = Array.from({ length: 21 }, (_, index) => ({ address: `p${index}@un.example` }));
    expect((await admin.post(path, { recipients: many })).body.errors[0].code).toBe('many');
  });

  it('that come in are taken from files once, linked by address and conversation, and are a sign of life', async () => {
    const contactId = await contact('lea@deux.example');
    const opportunityId = await made(admin, 'opportunities', { name: 'Véranda' });
    const from = { From: 'Léa <lea@deux.example>' };
    const first = await bringIn(
      admin,
      eml({ ...from, 'Message-ID': '<a@deux.example>' }),
      `&resource=crm.opportunity&recordId=${opportunityId}`,
    );
    expect([first.status, first.body]).toEqual([
      200,
      expect.objectContaining({ outcome: 'stored', reason: null, refusedFiles: [], reply: null }),
    ]);
    const email = (await admin.get(`${path}/${first.body.emailId}`)).body;
    expect(email).toMatchObject({
      state: 'received',
      direction: 'in',
      subject: 'Votre devis',
      sentAt: '2026-11-03T08:15:00.000Z',
      text: 'Bonjour,\n\nOui pour mardi.',
    });
    expect((await admin.get(`/api/crm/contacts/${contactId}`)).body).toMatchObject({
      lastContactAt: '2026-11-03T08:15:00.000Z',
      lastInboundAt: '2026-11-03T08:15:00.000Z',
    });
    const again = await bringIn(admin, eml({ ...from, 'Message-ID': '<a@deux.example>' }));
    expect(again.body).toMatchObject({ outcome: 'known', emailId: first.body.emailId });
    const answer = await bringIn(
      admin,
      eml({
        ...from,
        'Message-ID': '<b@deux.example>',
        'In-Reply-To': '<a@deux.example>',
        Date: 'Wed, 04 Nov 2026 10:00:00 +0100',
      }),
    );
    expect((await admin.get(`${path}/${answer.body.emailId}`)).body.threadKey).toBe('a@deux.example');
    expect((await timeline(admin, 'crm.opportunity', opportunityId)).length).toBe(2);
    const absent = await bringIn(
      admin,
      eml({
        ...from,
        'Message-ID': '<c@deux.example>',
        'Auto-Submitted': 'auto-replied',
        Date: 'Thu, 05 Nov 2026 10:00:00 +0100',
      }),
    );
    expect((await admin.get(`${path}/${absent.body.emailId}`)).body.automatic).toBe(true);
    expect((await admin.get(`/api/crm/contacts/${contactId}`)).body.lastInboundAt).toBe(
      '2026-11-04T09:00:00.000Z',
    );
    const { body: removed } = await admin.get(`${path}/${answer.body.emailId}`);
    expect((await admin.delete(`${path}/${removed.id}`, removed.version)).status).toBe(204);
    expect((await admin.get(`/api/crm/contacts/${contactId}`)).body.lastInboundAt).toBe(
      '2026-11-03T08:15:00.000Z',
    );
  });

  it('that cannot be taken in are counted with the reason, and never lost', async () => {
    const client = await instance.user('manager');
    const outcomes: (string | null)[] = [];
    for (const content of [
      '',
      'Ceci est une lettre.',
      Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 1, 2]),
      eml({ From: '' }),
      eml({ 'Message-ID': '<utile@x.example>' }),
      eml({ 'Message-ID': '<utile@x.example>' }),
    ]) {
      const { status, body } = await bringIn(client, content);
      expect(status).toBe(200);
      outcomes.push(body.reason ?? body.outcome);
    }
    expect(outcomes).toEqual(['empty', 'not-a-mail', 'not-a-mail', 'no-sender', 'stored', 'known']);
    const { body } = await client.get('/api/crm/email-intake');
    expect(body.counts).toEqual([
      { outcome: 'known', reason: null, count: 1 },
      { outcome: 'refused', reason: 'empty', count: 1 },
      { outcome: 'refused', reason: 'no-sender', count: 1 },
      { outcome: 'refused', reason: 'not-a-mail', count: 2 },
      { outcome: 'stored', reason: null, count: 1 },
    ]);
    expect(body.lastStoredAt < body.lastRefusedAt || body.lastStoredAt > body.lastRefusedAt).toBe(true);
    expect(body.latest).toHaveLength(6);
    expect((await (await instance.user('member')).get('/api/crm/email-intake')).body.latest).toEqual([]);
  });

  it('move with a contact that is merged, and its last contacts with them', async () => {
    const [kept, other] = [await contact('lea@trois.example'), await contact('lea@quatre.example')];
    await bringIn(admin, eml({ From: 'lea@quatre.example', 'Message-ID': '<m@quatre.example>' }));
    const merge = await admin.post(
      `/api/crm/contacts/${kept}/merge`,
      { otherId: other, otherVersion: 1 },
      { headers: { 'if-match': '"1"' } },
    );
    if (merge.status !== 200) process.stderr.write(platform.logs.slice(-3).join('\n'));
    expect(merge.status).toBe(200);
    expect((await timeline(admin, 'crm.contact', kept)).length).toBe(1);
    expect((await admin.get(`/api/crm/contacts/${kept}`)).body.lastInboundAt).toBe(
      '2026-11-03T08:15:00.000Z',
    );
    const undone = await admin.post(`/api/crm/merges/${merge.body.id}/undo`);
    expect(undone.status).toBe(200);
    expect((await timeline(admin, 'crm.contact', kept)).length).toBe(0);
    expect((await admin.get(`/api/crm/contacts/${kept}`)).body.lastInboundAt).toBe(null);
    expect((await admin.get(`/api/crm/contacts/${other}`)).body.lastInboundAt).toBe(
      '2026-11-03T08:15:00.000Z',
    );
  });

  it('warn of who opted out', async () => {
    await contact('lea@cinq.example', { emailOptOut: true });
    const { body } = await admin.get(
      '/api/crm/email-recipients?addresses=LEA@cinq.example,nobody@cinq.example',
    );
    expect(body.items).toEqual([
      { address: 'lea@cinq.example', contactId: expect.any(String), name: 'Léa Martin', optedOut: true },
    ]);
  });
});
