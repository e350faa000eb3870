import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { jpeg, png, webp } from './image-test-kit.js';

const path = '/api/workspace/company';

describe('the profile of the company', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance({ name: 'Charpentes Martin' });
    admin = await instance.admin();
  });
  afterAll(() => platform.stop());

  const putLogo = (client: TestClient, raw: Buffer, type = 'image/png') =>
    client.send<{ code: string; version: number; logoVersion: string }>('PUT', `${path}/logo`, {
      raw,
      headers: { 'content-type': type },
    });

  it('begins with the name of the instance, and says what legal documents lack', async () => {
    const { status, body } = await (await instance.user('reader')).get(path);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      version: 1,
      legalName: 'Charpentes Martin',
      language: 'fr',
      holidayZone: 'metropolitan',
      shareCapitalCurrency: 'EUR',
      soleTrader: false,
      timeZone: 'Europe/Paris',
      logoVersion: null,
    });
    expect(body.missing).toEqual(expect.arrayContaining(['legalForm', 'siren', 'vatNumber', 'addresses']));
  });

  it('is completed by an admin, and remembers who changed what', async () => {
    const { body: before } = await admin.get(path);
    const { status, body } = await admin.patch(path, before.version, {
      legalForm: 'sarl',
      shareCapital: '10 000,50 €',
      siret: '732 829 320 00074',
      register: 'rcs',
      registerCity: 'Nantes',
      addresses: [{ line1: '1 rue de la Paix', postalCode: '44000', city: 'Nantes', country: 'fr' }],
      phone: '02 40 00 00 00',
      accentColour: '#1A73E8',
      holidayZone: 'alsace-moselle',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      version: before.version + 1,
      shareCapital: '10000.50',
      siren: '732829320',
      vatNumber: 'FR44732829320',
      phone: '+33240000000',
      accentColour: '#1a73e8',
      missing: [],
    });
    const soleTrader = await admin.patch(path, body.version, { legalForm: 'ei' });
    expect(soleTrader.body).toMatchObject({ soleTrader: true, missing: [] });

    const history = await (await instance.user('reader')).get(`${path}/history`);
    expect(history.body.items[0]).toMatchObject({
      operation: 'update',
      actorId: body.updatedBy,
      changes: expect.arrayContaining([{ field: 'legalForm', from: 'sarl', to: 'ei' }]),
    });
    const events = await admin.get('/api/identity/audit-events?action=workspace.company-changed');
    expect(events.body.items[0].details.fields).toEqual(['legalForm']);
  });

  it('is changed by those with the right only, in the version that they saw, to what may be true', async () => {
    const { body } = await admin.get(path);
    for (const role of ['reader', 'member', 'manager'] as const) {
      const client = await instance.user(role);
      expect((await client.patch(path, body.version, { tradeName: 'x' })).status).toBe(403);
      expect((await putLogo(client, png(100, 100))).status).toBe(403);
    }
    const stale = await admin.patch(path, body.version - 1, { tradeName: 'x' });
    expect([stale.status, stale.body.current.legalName]).toEqual([409, 'Charpentes Martin']);
    expect((await admin.send('PATCH', path, { body: {} })).status).toBe(428);
    const wrong = await admin.patch(path, body.version, {
      legalName: '',
      siren: '404833048',
      accentColour: 'red',
      shareCapital: 'beaucoup',
      holidayZone: 'moon',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.body.errors.map(({ field }: { field: string }) => field).sort()).toEqual([
      'accentColour',
      'holidayZone',
      'legalName',
      'shareCapital',
    ]);
    const other = await admin.patch(path, body.version, { siren: '404833048' });
    expect(other.body.errors.map(({ field }: { field: string }) => field)).toEqual(['siret', 'vatNumber']);
    for (const member of ['soleTrader', 'logoFileId', 'timeZone', 'missing'])
      expect((await admin.patch(path, body.version, { [member]: null })).status).toBe(422);
  });

  it('is there for an instance that is older than it', async () => {
    const old = await platform.instance({ name: 'Toitures Réunies' });
    const oldAdmin = await old.admin();
    const erase = () => old.work((db) => db.query('DELETE FROM workspace_company'));
    await platform.sql("UPDATE platform.instance SET siren = '732829320' WHERE slug = $1", [old.slug]);
    await erase();
    const branding = await old.anonymous().get('/api/workspace/branding');
    expect(branding.body).toMatchObject({ name: 'Toitures Réunies', accentColour: null, console: false });
    const answers = await Promise.all([1, 2, 3].map(() => oldAdmin.get(path)));
    for (const { body } of answers)
      expect(body).toMatchObject({ legalName: 'Toitures Réunies', siren: '732829320', version: 1 });
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    await erase();
    expect((await oldAdmin.patch(path, 1, { language: 'en' })).body).toMatchObject({ version: 2 });
    await erase();
    expect((await putLogo(oldAdmin, png(64, 64))).status).toBe(200);
  });

  it('shows anyone how the sign-in page looks, and nothing else', async () => {
    const { body: profile } = await admin.get(path);
    await admin.patch(path, profile.version, { tradeName: 'Martin Bois', language: 'en' });
    const { body } = await instance.anonymous().get('/api/workspace/branding');
    expect(body).toEqual({
      name: 'Martin Bois',
      accentColour: '#1a73e8',
      language: 'en',
      logoVersion: null,
      console: false,
    });
    const console = await platform.client('console').get('/api/workspace/branding');
    expect(console.body).toMatchObject({ console: true, logoVersion: null });
    expect((await platform.client('nobody').get('/api/workspace/branding')).status).toBe(404);
  });

  it('has a logo, which anyone sees and the browser keeps', async () => {
    const anyone = instance.anonymous();
    const shown = '/api/workspace/branding/logo';
    expect((await anyone.get(shown)).status).toBe(404);
    const image = png(300, 80);
    const { body: before } = await admin.get(path);
    const put = await putLogo(admin, image);
    expect(put.status).toBe(200);
    expect(put.body.version).toBe(before.version + 1);
    const { body: branding } = await anyone.get('/api/workspace/branding');
    expect(branding.logoVersion).toBe(put.body.logoVersion);

    const seen = await anyone.get(shown);
    expect(seen.bytes.equals(image)).toBe(true);
    expect(seen.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=300',
      etag: `"${branding.logoVersion}"`,
    });
    const again = await anyone.get(shown, { headers: { 'if-none-match': `"${branding.logoVersion}"` } });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);

    for (const [bytes, type] of [
      [jpeg(64, 64), 'image/jpeg'],
      [webp(64, 64), 'image/webp'],
    ] as const) {
      expect((await putLogo(admin, bytes, type)).status).toBe(200);
      expect((await anyone.get(shown)).headers['content-type']).toBe(type);
    }
    const files = await instance.work((db) => db.query("SELECT 1 FROM stored_file WHERE name = 'logo'"));
    expect(files).toHaveLength(1);

    const removed = await admin.delete(`${path}/logo`);
    expect([removed.status, removed.body.logoVersion]).toEqual([200, null]);
    expect((await anyone.get(shown)).status).toBe(404);
    expect((await admin.delete(`${path}/logo`)).body.version).toBe(removed.body.version);
    expect(await instance.work((db) => db.query('SELECT 1 FROM stored_file'))).toEqual([]);
  });

  it('takes no logo that is something else, too large, or too big to look at', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    const cases: [Buffer, string, number, string][] = [
      [svg, 'image/svg+xml', 415, 'UNSUPPORTED_MEDIA_TYPE'],
      [svg, 'image/png', 422, 'LOGO_UNREADABLE'],
      [Buffer.alloc(0), 'image/png', 422, 'LOGO_UNREADABLE'],
      [jpeg(64, 64), 'image/png', 422, 'LOGO_UNREADABLE'],
      [png(8, 64), 'image/png', 422, 'LOGO_DIMENSIONS'],
      [png(64, 4_000), 'image/png', 422, 'LOGO_DIMENSIONS'],
      [Buffer.concat([png(64, 64), Buffer.alloc(512 * 1024)]), 'image/png', 413, 'BODY_TOO_LARGE'],
    ];
    for (const [raw, type, status, code] of cases) {
      const answer = await putLogo(admin, raw, type);
      expect([answer.status, answer.body.code]).toEqual([status, code]);
    }
    const json = await admin.put(`${path}/logo`, { logo: 'x' });
    expect(json.status).toBe(415);
    expect((await putLogo(instance.anonymous(), png(64, 64))).status).toBe(401);
    expect((await admin.get(path)).body.logoVersion).toBeNull();
  });
});
