import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { made } from './mails-test-kit.js';

const path = '/api/crm/emails';

describe('e-mails to somebody whose details a file gave us', () => {
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
  const fromFile = async (address: string, source = 'Salon Habitat de Nantes') => {
    const id = await contact(address, { source });
    await platform.sql(`UPDATE ${instance.row.schema}.crm_contact SET origin = 'import' WHERE id = $1`, [id]);
    return id;
  };
  const notice = 'Nous avons obtenu vos coordonnées par «\u00a0Salon Habitat de Nantes\u00a0».';
  const announced = async (...addresses: string[]) =>
    (await admin.get(`/api/crm/email-recipients?addresses=${addresses.join(',')}`)).body.originNotice;
  const sent = async (addresses: string[], more: object = {}) => {
    const recipients = addresses.map((address) => ({ address }));
    const id = await made(admin, 'emails', {
      recipients,
      subject: 'Votre projet',
      text: 'Bonjour',
      ...more,
    });
    const sending = await admin.post(`${path}/${id}/sending`, undefined, { headers: { 'if-match': '"1"' } });
    expect(sending.status).toBe(200);
    return platform.eventually(async () => {
      const { body } = await admin.get(`${path}/${id}`);
      return body.state === 'sent' ? (body.text as string) : undefined;
    }, 'the mail sent');
  };

  it('say where from, once, and it is noted', async () => {
    const id = await fromFile('source@un.example');
    expect(await announced('Source@un.example')).toContain(notice);
    expect(await sent(['source@un.example'])).toContain(notice);
    const events = await platform.eventually(async () => {
      const { body } = await admin.get(`/api/crm/contacts/${id}/consents`);
      return body.events.length > 0 ? body.events : undefined;
    }, 'the event');
    expect(events.map(({ kind, source }: Record<string, string>) => [kind, source])).toEqual([
      ['informed', expect.stringMatching(/^email:/)],
    ]);
    expect(await announced('source@un.example')).toBeNull();
    expect(await sent(['source@un.example'])).toBe('Bonjour');
  });

  it('tell a lead of a purchased list its provider', async () => {
    const leadId = await made(admin, 'leads', {
      lastName: 'Roux',
      email: 'roux@un.example',
      channel: 'purchased-list',
      provider: 'Fichiers Ouest',
    });
    expect(await sent(['roux@un.example'])).toContain('«\u00a0Fichiers Ouest\u00a0»');
    await platform.eventually(
      async () => (await admin.get(`/api/crm/leads/${leadId}`)).body.noticedAt ?? undefined,
      'the notice',
    );
  });

  it('tell nobody whose data they may not read where those come from', async () => {
    await fromFile('secret@un.example');
    const permissions = { 'crm.contact.read': 'own' };
    const role = await admin.post('/api/identity/roles', { name: 'Commercial', permissions });
    const seller = await instance.invite(`vendeur@${instance.slug}.example`, role.body.key);
    const { body } = await seller.get('/api/crm/email-recipients?addresses=secret@un.example');
    expect(body).toEqual({ items: [], originNotice: null });
  });

  it('say nothing where the author has said it, to several at once, and to those who gave us theirs', async () => {
    await fromFile('tu@un.example');
    await contact('nous@un.example', { source: 'Salon Habitat de Nantes' });
    expect(await sent(['tu@un.example'], { tellsOrigin: false })).toBe('Bonjour');
    expect(await announced('tu@un.example', 'nous@un.example')).toBeNull();
    expect(await sent(['tu@un.example', 'nous@un.example'])).toBe('Bonjour');
    expect(await sent(['nous@un.example'])).toBe('Bonjour');
    expect(await announced('tu@un.example')).toContain(notice);
  });
});
