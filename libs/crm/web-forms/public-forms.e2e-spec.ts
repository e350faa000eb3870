import { type TestInstance, TestPlatform } from '#testing';
import { formBody, site, WebFormKit } from './web-form-test-kit.js';

let platform: TestPlatform;
let instance: TestInstance;
let kit: WebFormKit;
let key: string;
let formId: string;

beforeAll(async () => {
  platform = await TestPlatform.start({ B2O_TRUSTED_PROXIES: '127.0.0.1' });
  instance = await platform.instance();
  kit = await WebFormKit.of(platform, instance);
  const form = await kit.open();
  [key, formId] = [form.publicKey, form.id];
});
afterAll(() => platform.stop());

const answers = {
  lastName: 'Évrard',
  email: 'Lea.Evrard@Courriel.example',
  phone: '02 40 00 00 00',
  city: 'Nantes',
};
const leadOf = async (id: string) => (await kit.admin.get(`/api/crm/leads/${id}`)).body;
const last = async (id = formId) => (await kit.submissions(id))[0];

describe('a form on the client’s site', () => {
  it('is shown with what a page needs, to declared sites alone', async () => {
    const shown = await kit.visit('GET', key, { origin: site });
    expect(shown.headers['access-control-allow-origin']).toBe(site);
    expect(shown.headers['access-control-allow-credentials']).toBeUndefined();
    expect(shown.headers['set-cookie']).toBeUndefined();
    expect(shown.headers['cache-control']).toBe('public, max-age=60');
    expect(shown.headers['vary']).toContain('Origin');
    expect(shown.body).toMatchObject({
      language: 'fr',
      wording: 1,
      consent: formBody.consentText,
      fields: [
        { name: 'lastName', label: 'Nom', required: true, control: 'text', autocomplete: 'family-name' },
        { name: 'email', control: 'email', help: 'Pour vous répondre' },
        { name: 'phone', required: false },
        { name: 'postalCode' },
        { name: 'city' },
        { name: 'need', label: 'Votre chantier', control: 'textarea' },
      ],
    });
    // Nothing of how the company works with it.
    for (const secret of [formId, 'Demande de devis', 'request', 'routing', instance.schema])
      expect(shown.text).not.toContain(secret);
    for (const origin of [
      'https://martin-toitures.example',
      'http://www.martin-toitures.example',
      `${site}.evil.example`,
    ]) {
      const foreign = await kit.visit('GET', key, { origin });
      expect([foreign.status, foreign.headers['access-control-allow-origin']]).toEqual([403, undefined]);
    }
    expect((await kit.visit('GET', 'x'.repeat(43), { origin: site })).status).toBe(404);
  });

  it('lets browsers ask first (CORS), for declared sites', async () => {
    const ask = (origin: string) =>
      kit.visit('OPTIONS', key, { origin, 'access-control-request-method': 'POST' });
    const declared = await ask(site);
    expect(declared.status).toBe(204);
    expect(declared.headers).toMatchObject({
      'access-control-allow-origin': site,
      'access-control-allow-headers': 'content-type',
    });
    expect((await ask('https://ailleurs.example')).headers['access-control-allow-origin']).toBeUndefined();
  });

  it('becomes a lead, with where it is from and what was read', async () => {
    const sent = await kit.send(key, {
      ...answers,
      _page: `${site}/contact?utm=1#form`,
      siret: '123',
      utm_source: 'x',
    });
    expect(sent.status).toBe(200);
    expect(sent.body).toEqual({ thanks: 'Merci, votre demande est bien arrivée.', next: null });
    expect(sent.headers['access-control-allow-origin']).toBe(site);
    const submission = await last();
    expect(submission).toMatchObject({
      state: 'received',
      wordingVersion: 1,
      page: `${site}/contact`,
      droppedCount: 2,
      droppedNames: 'siret, utm_source',
      consentGiven: false,
      ownerId: null,
    });
    expect(JSON.stringify(submission)).not.toContain('123"');
    expect(await leadOf(submission.leadId)).toMatchObject({
      lastName: 'Évrard',
      email: 'lea.evrard@courriel.example',
      phone: '+33240000000',
      city: 'Nantes',
      origin: 'webform',
      channel: 'web-form',
      channelDetail: 'Demande de devis',
      state: 'new',
      noticedAt: expect.any(String),
      consent: expect.stringContaining('textes v1'),
    });
  });

  it('tells of what is wrong by its own names, and keeps nothing of it', async () => {
    const before = (await kit.submissions(formId)).length;
    const refused = await kit.send(key, { lastName: '', email: 'pas une adresse', phone: '12' });
    expect(refused.status).toBe(422);
    expect(refused.headers['access-control-allow-origin']).toBe(site);
    expect(
      refused.body.errors.map(({ field, code }: { field: string; code: string }) => `${field} ${code}`),
    ).toEqual(['lastName required', 'email isEmail', 'phone phone']);
    expect((await kit.send(key, { ...answers, need: 'x'.repeat(5001) })).body.errors[0].field).toBe('need');
    expect((await kit.send(key, { ...answers, email: { $ne: 1 } })).status).toBe(422);
    expect(
      (await kit.visit('POST', key, { origin: site }, { ...answers, need: 'x'.repeat(40_000) })).status,
    ).toBe(413);
    const file = await kit.visit('POST', key, { origin: site, 'content-type': 'multipart/form-data' }, {});
    expect(file.status).toBe(415);
    expect(await kit.submissions(formId)).toHaveLength(before);
  });

  it.each<[string, object, number]>([
    ['trap', { website: 'https://spam.example' }, 20_000],
    ['too-fast', {}, 100],
    ['links', { lastName: 'www.spam.example' }, 20_000],
    ['no-token', { _token: 'forged.token' }, 20_000],
  ])(
    'answers what is unwanted for %s like anything else, and makes no lead of it',
    async (reason, more, msAgo) => {
      const { token } = await kit.shown(key, msAgo);
      const sent = await kit.visit(
        'POST',
        key,
        { origin: site },
        { _token: token, ...answers, city: reason, ...more },
      );
      expect([sent.status, sent.body]).toEqual([
        200,
        { thanks: 'Merci, votre demande est bien arrivée.', next: null },
      ]);
      expect(await last()).toMatchObject({ state: 'spam', reason, leadId: null });
    },
  );

  it('lets a person take back what was taken for unwanted', async () => {
    await kit.send(key, { ...answers, lastName: 'Legrand', website: 'rempli par erreur' });
    const unwanted = await last();
    const member = await instance.user('reader');
    const path = 'crm/web-form-submissions/:id/acceptance';
    expect((await kit.command(unwanted, path, {}, member)).status).toBe(403);
    const accepted = await kit.command(unwanted, path);
    expect(accepted.body).toMatchObject({ state: 'received', leadId: expect.any(String) });
    expect(await leadOf(accepted.body.leadId)).toMatchObject({ lastName: 'Legrand', origin: 'webform' });
  });

  it('takes the same thing sent twice once', async () => {
    const twice = { ...answers, lastName: 'Double' };
    const [one, two] = [await kit.send(key, twice), await kit.send(key, twice)];
    expect([one.status, two.status]).toEqual([200, 200]);
    const found = (await kit.submissions(formId)).filter(
      ({ answers: given }: { answers: { value: string }[] }) => given.some(({ value }) => value === 'Double'),
    );
    expect(found).toHaveLength(1);
  });

  it('says who may be there already', async () => {
    const known = await kit.made('/api/crm/contacts', {
      lastName: 'Connu',
      emails: [{ label: 'home', address: 'connu@courriel.example' }],
    });
    await kit.send(key, { ...answers, lastName: 'Connu', email: 'connu@courriel.example' });
    expect((await last()).duplicates).toContainEqual({ resource: 'crm.contact', id: known.id });
  });

  it('slows down whoever sends too much, and nobody else', async () => {
    const send = (network: string) =>
      kit.send(key, { ...answers, lastName: 'Rapide' }, { 'x-forwarded-for': network });
    const statuses: number[] = [];
    for (let count = 0; count < 11; count += 1) statuses.push((await send('198.51.100.7')).status);
    expect(statuses).toEqual([...Array(10).fill(200), 429]);
    expect((await send('198.51.100.8')).status).toBe(200);
  });

  it('gives leads to a team in turn', async () => {
    const team = await kit.made('/api/identity/teams', { name: 'Commerce' });
    const users = await instance.work(async (db) => {
      await instance.user('member');
      await instance.user('manager');
      return db.query<{ id: string }>(
        "UPDATE identity_user SET team_id = $1 WHERE email LIKE 'm%' RETURNING id",
        [team.id],
      );
    });
    expect(users).toHaveLength(2);
    const form = await kit.open({ routing: 'team', routeTeamId: team.id });
    for (const lastName of ['Un', 'Deux', 'Trois', 'Quatre'])
      await kit.send(form.publicKey, { ...answers, lastName });
    const owners = (await kit.submissions(form.id)).map(({ ownerId }: { ownerId: string }) => ownerId);
    expect(new Set(owners)).toEqual(new Set(users.map(({ id }) => id)));
    expect([owners[0], owners[1]]).toEqual([owners[2], owners[3]]);
    const { leadId } = await last(form.id);
    expect(await leadOf(leadId)).toMatchObject({ state: 'assigned', ownerId: owners[0] });
    const figures = (await kit.admin.get(`/api/crm/web-forms/${form.id}/figures`)).body;
    expect(figures).toMatchObject({ received: 4, spam: 0, leads: 4, dropped: 0 });
  });
});
