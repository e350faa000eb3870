import { systemActor } from '#runtime';
import { InstanceScope } from '#tenancy';
import { type TestInstance, TestPlatform } from '#testing';
import { RightsRequestReminders } from '../rights-requests/rights-request-reminders.js';
import { RetentionKit, secret } from './retention-test-kit.js';

let platform: TestPlatform;
let instance: TestInstance;
let kit: RetentionKit;

beforeAll(async () => {
  platform = await TestPlatform.start();
});
beforeEach(async () => {
  instance = await platform.instance();
  kit = await RetentionKit.of(instance);
});
afterAll(() => platform.stop());

const address = `lea@${secret.toLowerCase()}.example`;

/** A person with all that can be written about one, last heard of four years ago. */
async function wholeLife(): Promise<{
  contactId: string;
  householdId: string;
  leadId: string;
  saleId: string;
}> {
  const lead = {
    firstName: 'Léa',
    lastName: secret,
    email: address,
    need: `véranda ${secret}`,
    channel: 'fair',
  };
  const leadId = await kit.make('crm/leads', { ...lead, channelDetail: `stand ${secret}` });
  const step = async (path: string, version: number, body = {}) =>
    (
      await kit.client.post(`/api/crm/leads/${leadId}/${path}`, body, {
        headers: { 'if-match': `"${version}"` },
      })
    ).body;
  await step('qualification', 1);
  const { convertedContactId: contactId } = await step('conversion', 2);
  const { version } = (await kit.client.get(`/api/crm/contacts/${contactId}`)).body;
  const patched = await kit.client.patch(`/api/crm/contacts/${contactId}`, version, {
    jobTitle: `gérante ${secret}`,
    phones: [{ label: 'mobile', number: '+33612345678' }],
    addresses: [{ label: 'home', line1: `3 rue ${secret}`, postalCode: '44000', city: 'Nantes' }],
    notes: `allergique, dit ${secret}`,
    source: 'Salon de Nantes',
    externalId: `X-${secret}`,
  });
  if (patched.status !== 200) throw new Error(patched.text);
  const householdId = await kit.make('crm/companies', {
    name: `Famille ${secret}`,
    kind: 'household',
    email: address,
    addresses: [{ line1: `3 rue ${secret}`, city: 'Nantes' }],
  });
  await kit.make('crm/affiliations', { contactId, companyId: householdId, title: secret });
  const { items: reasons } = (await kit.client.get('/api/crm/lost-reasons')).body;
  const { items: stages } = (await kit.client.get('/api/crm/stages')).body;
  const saleId = await kit.make('crm/opportunities', {
    name: `Véranda ${secret}`,
    companyId: householdId,
    contactId,
    amount: '18000.00',
    notes: secret,
    stageId: stages.find(({ kind }: { kind: string }) => kind === 'lost').id,
    lostReasonId: reasons[0].id,
    lostNote: `trop cher pour ${secret}`,
  });
  await kit.make('crm/activities', {
    kind: 'call',
    subject: `Rappeler ${secret}`,
    notes: secret,
    dueAt: '2022-01-12T09:00:00Z',
    contactId,
  });
  for (const [resource, recordId] of [
    ['crm.contact', contactId],
    ['crm.opportunity', saleId],
  ])
    await kit.make('workspace/comments', { resource, recordId, text: `${secret} rappelle mardi` });
  const file = await kit.client.send(
    'POST',
    `/api/workspace/attachments?resource=crm.contact&recordId=${contactId}&name=${secret}.txt`,
    { raw: secret, headers: { 'content-type': 'text/plain' } },
  );
  if (file.status !== 201) throw new Error(file.text);
  const mail = await kit.client.send('POST', '/api/crm/email-intake?name=demande.eml', {
    raw: `From: Lea <${address}>\r\nTo: admin@b2o.example\r\nDate: Mon, 10 Jan 2022 09:00:00 +0000\r\nMessage-ID: <1@${secret}>\r\nSubject: ${secret}\r\n\r\nBonjour.\r\n`,
    headers: { 'content-type': 'message/rfc822' },
  });
  if (mail.status >= 300) throw new Error(mail.text);
  const twin = await kit.make('crm/contacts', { lastName: secret, firstName: 'Lea' });
  const now = (await kit.client.get(`/api/crm/contacts/${contactId}`)).body;
  const merged = await kit.client.post(
    `/api/crm/contacts/${contactId}/merge`,
    { otherId: twin, otherVersion: 1 },
    { headers: { 'if-match': `"${now.version}"` } },
  );
  if (merged.status !== 200) throw new Error(merged.text);
  await kit.client.post(`/api/crm/contacts/${contactId}/consents`, {
    channel: 'email',
    kind: 'objected',
    source: 'téléphone',
  });
  await kit.enteredOn('crm_contact', contactId, '2022-01-10');
  return { contactId, householdId, leadId, saleId };
}

describe('a prospect who is made anonymous', () => {
  it('is named nowhere any more: not in a record, a mail, a comment, a file, nor in the journal', async () => {
    const { contactId, householdId, leadId, saleId } = await wholeLife();
    expect((await kit.placesOf(secret)).length).toBeGreaterThan(10);
    const asked = { person: `Léa ${secret}`, reach: address, kind: 'access', details: secret };
    const requestId = await kit.make('crm/rights-requests', {
      ...asked,
      receivedOn: await kit.monthsAgo(2),
      contactId,
    });
    const remind = () => platform.app.get(RightsRequestReminders).run();
    const scope = platform.app.get(InstanceScope);
    expect(await scope.run(instance.row, systemActor('test'), remind)).toBe(1);
    // Nobody goes who waits for an answer.
    expect(await kit.review()).toMatchObject({ found: 0 });
    const answered = await kit.client.post(
      `/api/crm/rights-requests/${requestId}/answer`,
      { outcome: 'answered', answer: `envoyé à ${secret}` },
      { headers: { 'if-match': '"1"' } },
    );
    expect(answered.status).toBe(200);
    expect(await kit.review()).toMatchObject({ found: 1 });
    await kit.keepAndRelease(contactId, `litige avec ${secret}`);
    expect(await kit.review()).toMatchObject({ found: 1 });
    const { status, body } = await kit.decide([contactId], 'anonymise');
    expect([status, body]).toEqual([200, { decided: 1, lapsed: 0, gone: 0 }]);
    expect(await kit.placesOf(secret)).toEqual([]);
    expect(await kit.placesOf('+33612345678')).toEqual([]);
    // What statistics need stays.
    const contact = (await kit.client.get(`/api/crm/contacts/${contactId}`)).body;
    expect(contact).toMatchObject({
      firstName: '',
      lastName: 'Anonymisé',
      city: 'Nantes',
      postalCode: null,
      source: 'Salon de Nantes',
      emails: [],
      anonymisedAt: expect.any(String),
    });
    expect((await kit.client.get(`/api/crm/opportunities/${saleId}`)).body).toMatchObject({
      name: 'Anonymisé',
      amount: '18000.00',
      state: 'lost',
      lostNote: null,
    });
    expect((await kit.client.get(`/api/crm/companies/${householdId}`)).body).toMatchObject({
      name: 'Anonymisé',
      kind: 'household',
      city: 'Nantes',
    });
    expect((await kit.client.get(`/api/crm/leads/${leadId}`)).body).toMatchObject({
      title: 'Anonymisé',
      state: 'converted',
      channel: 'fair',
    });
    expect((await kit.client.get(`/api/crm/rights-requests/${requestId}`)).body).toMatchObject({
      person: 'Anonymisé',
      kind: 'access',
      state: 'answered',
      answeredOn: await kit.monthsAgo(0),
    });
    // The history tells that something changed, and not what it was.
    const history = (await kit.client.get(`/api/crm/contacts/${contactId}/history`)).body;
    expect(history.items.length ?? history.length).toBeGreaterThan(0);
  });

  it('stays refused: whoever is entered again with the address gets no mailings', async () => {
    const { contactId } = await wholeLife();
    await kit.review();
    await kit.decide([contactId], 'anonymise');
    const again = await kit.make('crm/contacts', { lastName: 'Autre', emails: [{ address }] });
    expect((await kit.client.get(`/api/crm/contacts/${again}`)).body).toMatchObject({ emailOptOut: true });
  });

  it('leaves others as they are: their mails, their company, their sales', async () => {
    const companyId = await kit.make('crm/companies', { name: 'Menuiserie Roy', kind: 'prospect' });
    const gone = await kit.contact(40, { firstName: 'Paul', emails: [{ address: 'paul@roy.example' }] });
    const stays = await kit.contact(2, { lastName: 'Roy', emails: [{ address: 'anne@roy.example' }] });
    for (const contactId of [gone, stays]) await kit.make('crm/affiliations', { contactId, companyId });
    const mailId = await kit.make('crm/emails', {
      subject: 'Votre projet',
      text: 'Bonjour',
      recipients: [{ address: 'anne@roy.example' }, { name: `Paul ${secret}`, address: 'paul@roy.example' }],
    });
    await kit.client.post(`/api/crm/emails/${mailId}/sending`, {}, { headers: { 'if-match': '"1"' } });
    const activityId = await kit.make('crm/activities', {
      kind: 'visit',
      subject: 'Visite',
      dueAt: '2026-01-12T09:00:00Z',
      contactId: stays,
    });
    await kit.review();
    expect((await kit.decide([gone], 'anonymise')).status).toBe(200);
    expect((await kit.client.get(`/api/crm/companies/${companyId}`)).body.name).toBe('Menuiserie Roy');
    expect((await kit.client.get(`/api/crm/activities/${activityId}`)).body.subject).toBe('Visite');
    expect((await kit.client.get(`/api/crm/contacts/${stays}`)).body.lastName).toBe('Roy');
    expect((await kit.client.get(`/api/crm/emails/${mailId}`)).body.recipients).toEqual([
      { address: 'anne@roy.example' },
    ]);
  });
});

describe('an archived prospect', () => {
  it('is in no list, is read by few, and is gone at the end', async () => {
    const { contactId } = await wholeLife();
    const leadId = await kit.lead(50, { need: `garage ${secret}` });
    await kit.review();
    expect((await kit.decide([contactId, leadId], 'archive')).status).toBe(422);
    const { body } = await kit.decide([contactId, leadId], 'archive', { reason: 'litige possible' });
    expect(body).toMatchObject({ decided: 2 });
    expect(await kit.placesOf(secret)).toEqual(['crm_archived_person: 2']);
    const { items } = (await kit.client.get('/api/crm/archived-people?q=zwyxel')).body;
    expect(items).toHaveLength(2);
    expect(JSON.stringify(items)).not.toContain(address);
    const one = items.find((each: { contactId: string }) => each.contactId === contactId);
    const read = (await kit.client.get(`/api/crm/archived-people/${one.id}`)).body;
    expect(read).toMatchObject({
      title: `Léa ${secret}`,
      reason: 'litige possible',
      keptUntil: await kit.monthsAgo(-60),
      content: {
        contact: { job_title: `gérante ${secret}` },
        comments: [{ text: `${secret} rappelle mardi` }],
        companies: expect.arrayContaining([expect.objectContaining({ name: `Famille ${secret}` })]),
      },
    });
    const trail = (await kit.client.get('/api/identity/audit-events?action=crm.archived-person-read')).body;
    expect(trail.items).toHaveLength(1);
    const manager = await instance.user('manager');
    expect((await manager.get('/api/crm/archived-people')).status).toBe(403);
    expect((await manager.get(`/api/crm/archived-people/${one.id}`)).status).toBe(403);
    await kit.sql('UPDATE crm_archived_person SET kept_until = current_date - 2');
    expect(await kit.review()).toMatchObject({ purged: 2 });
    expect(await kit.placesOf(secret)).toEqual([]);
  });
});
