import { newId } from '#kernel';
import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { errorsOf, LeadKit, meOf } from './lead-test-kit.js';

let platform: TestPlatform;
let instance: TestInstance;
let admin: TestClient;
let kit: LeadKit;

beforeAll(async () => {
  platform = await TestPlatform.start();
  instance = await platform.instance();
  admin = await instance.admin();
  kit = new LeadKit(admin);
});
afterAll(() => platform.stop());

describe('a lead', () => {
  it('is taken down with what is known, is found, and must be answered on the next working day', async () => {
    const lead = await kit.create({
      companyName: 'Véranda Évrard',
      lastName: 'Évrard',
      email: 'Contact@Evrard.example',
      phone: '02 40 00 00 00',
      addresses: [{ city: 'Nantes', postalCode: '44000' }],
      channel: 'call',
    });
    expect(lead).toMatchObject({
      title: 'Véranda Évrard',
      email: 'contact@evrard.example',
      phone: '+33240000000',
      city: 'Nantes',
      state: 'new',
      respondedAt: null,
      origin: 'user',
    });
    const wait = Date.parse(lead.firstResponseDueAt) - Date.parse(lead.createdAt);
    expect(wait).toBeGreaterThan(0.9 * 86_400_000);
    expect(wait).toBeLessThan(3.1 * 86_400_000);
    expect((await kit.create({ firstName: 'Léa', lastName: 'Noël' })).title).toBe('Léa Noël');
    expect((await kit.create({ email: 'qui@exemple.example' })).title).toBe('qui@exemple.example');
    const found = await admin.get('/api/crm/leads?q=veranda evrard&state=new&channel=call&respondedAt=null');
    expect(found.body).toMatchObject({ total: 1, items: [{ id: lead.id }] });
  });

  it.each<[Record<string, unknown>, string]>([
    [{ need: 'une véranda' }, 'companyName nobody'],
    [{ lastName: 'A', channel: 'purchased-list' }, 'provider required'],
    [{ lastName: 'A', state: 'converted' }, 'state unknown'],
    [{ lastName: 'A', convertedAt: '2024-01-01T00:00:00Z' }, 'convertedAt unknown'],
    [{ lastName: 'A', score: 101 }, 'score max'],
    [{ lastName: 'A', email: 'nonsense' }, 'email isEmail'],
    [{ lastName: 'A', ownerId: newId() }, 'ownerId unknown-user'],
  ])('is refused with %j', async (input, error) => {
    expect(errorsOf(await admin.post('/api/crm/leads', input))).toEqual([422, error]);
  });

  it('goes from hand to hand by commands, each in the version that was seen', async () => {
    const [me, member] = [await meOf(admin), await meOf(await instance.user('member'))];
    const { id } = await kit.create({ lastName: 'Roux' });
    expect((await kit.command(id, 7, 'assignment', { ownerId: member })).status).toBe(409);
    expect((await admin.post(`/api/crm/leads/${id}/contact`)).status).toBe(428);
    expect((await kit.command(id, 1, 'recycling')).body).toMatchObject({
      code: 'TRANSITION_REFUSED',
      from: 'new',
    });
    expect(errorsOf(await kit.command(id, 1, 'assignment', { ownerId: newId() }))).toEqual([
      422,
      'ownerId unknown-user',
    ]);
    const assigned = await kit.command(id, 1, 'assignment', { ownerId: member });
    expect(assigned.body).toMatchObject({ version: 2, state: 'assigned', ownerId: member });
    const contacted = await kit.command(id, 2, 'contact', { noticeGiven: true });
    expect(contacted.body).toMatchObject({ state: 'contacted', respondedAt: expect.any(String) });
    const again = await kit.command(id, 3, 'contact');
    expect(again.body.respondedAt).toBe(contacted.body.respondedAt);
    expect(again.body.noticedAt).toBe(contacted.body.noticedAt);
    const moved = await kit.command(id, 4, 'assignment', { ownerId: me });
    expect(moved.body).toMatchObject({ state: 'contacted', ownerId: me });
    expect((await kit.command(id, 5, 'qualification', { score: 60 })).body).toMatchObject({
      state: 'qualified',
      score: 60,
    });
    expect(errorsOf(await kit.command(id, 6, 'disqualification'))).toEqual([422, 'reason isNotEmpty']);
    const aside = await kit.command(id, 6, 'disqualification', { reason: 'Hors secteur' });
    expect(aside.body).toMatchObject({ state: 'unqualified', unqualifiedReason: 'Hors secteur' });
    const later = await kit.command(id, 7, 'recycling', { note: 'Rappeler en mai' });
    expect(later.body).toMatchObject({ state: 'recycled', recyclingNote: 'Rappeler en mai' });
    const history = await admin.get(`/api/crm/leads/${id}/history`);
    // The second contact changed nothing that anyone sees.
    expect(history.body.items).toHaveLength(7);
  });

  it('becomes that of whoever works on it when nobody did', async () => {
    const { id } = await kit.create({ lastName: 'Seule' });
    expect((await kit.command(id, 1, 'contact')).body.ownerId).toBe(await meOf(admin));
    const assigned = await kit.create({ lastName: 'Suivie', ownerId: await meOf(admin) });
    expect(assigned.state).toBe('assigned');
    const open = await kit.create({ lastName: 'Ouverte' });
    const patched = await admin.patch(`/api/crm/leads/${open.id}`, 1, { ownerId: await meOf(admin) });
    expect(patched.body.state).toBe('assigned');
  });

  it('may be taken by anybody when nobody looks after it, and by no stranger afterwards', async () => {
    const member = await instance.user('member');
    const free = await kit.create({ lastName: 'Libre' });
    const take = { ownerId: await meOf(member) };
    expect((await kit.command(free.id, 1, 'assignment', take, member)).status).toBe(200);
    const other = await kit.create({ lastName: 'Prise', ownerId: await meOf(admin) });
    expect((await member.patch(`/api/crm/leads/${other.id}`, 1, { need: 'Toiture' })).status).toBe(403);
  });
});
