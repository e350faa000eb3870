import { addDays, addMonths } from '#kernel';
import { Clock, systemActor } from '#runtime';
import { InstanceScope } from '#tenancy';
import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { answerDueOn } from './deadline.rules.js';
import { RightsRequestReminders } from './rights-request-reminders.js';

const path = '/api/crm/rights-requests';

describe('what people ask for by their rights', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;
  let today: string;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = await instance.admin();
    today = await instance.work(async () => platform.app.get(Clock).today());
  });
  afterAll(() => platform.stop());

  const receive = async (receivedOn: string, person = 'Léa Martin') => {
    const { status, body, text } = await admin.post(path, { person, kind: 'access', receivedOn });
    if (status !== 201) throw new Error(text);
    return body;
  };
  const command = (id: string, version: number, what: string, body: object = {}) =>
    admin.post(`${path}/${id}/${what}`, body, { headers: { 'if-match': `"${version}"` } });
  const remind = () =>
    platform.app
      .get(InstanceScope)
      .run(instance.row, systemActor('test'), () => platform.app.get(RightsRequestReminders).run());
  const mails = () => platform.mails().map((mail) => mail.replace(/=\r?\n/g, ''));
  const told = async (): Promise<string[]> =>
    (await admin.get('/api/workspace/notifications')).body.items.map(({ title }: { title: string }) => title);

  it('has a deadline of a month, on a working day, by the company’s holidays', async () => {
    expect(await receive('2026-01-31')).toMatchObject({ state: 'open', dueOn: '2026-03-02' });
    expect(await receive('2026-04-14')).toMatchObject({ dueOn: '2026-05-15' });
    const moved = await receive('2026-02-10');
    const patched = await admin.patch(`${path}/${moved.id}`, 1, { receivedOn: '2026-02-12' });
    expect(patched.body).toMatchObject({ dueOn: '2026-03-12' });
    const { status, body } = await admin.post(path, {
      person: 'X',
      kind: 'access',
      receivedOn: addDays(today, 1),
    });
    expect([status, body.errors[0].field]).toEqual([422, 'receivedOn']);
  });

  it('is extended once, with a reason, within the first month', async () => {
    const request = await receive(addDays(today, -10));
    expect((await command(request.id, 1, 'extension')).status).toBe(422);
    const extended = await command(request.id, 1, 'extension', { reason: 'demande complexe' });
    expect(extended.body).toMatchObject({
      extendedOn: today,
      extensionReason: 'demande complexe',
      dueOn: answerDueOn(request.receivedOn, true, 'metropolitan'),
    });
    expect((await command(request.id, 2, 'extension', { reason: 'encore' })).status).toBe(409);
    const late = await receive(addMonths(today, -2));
    expect((await command(late.id, 1, 'extension', { reason: 'trop tard' })).body.code).toBe(
      'CRM_RIGHTS_EXTENSION_LATE',
    );
  });

  it('is answered or refused with words, and stands in the trail', async () => {
    const request = await receive(addDays(today, -3));
    const early = { outcome: 'answered', answer: 'Copie envoyée', answeredOn: addDays(today, -4) };
    expect((await command(request.id, 1, 'answer', early)).status).toBe(422);
    const answered = await command(request.id, 1, 'answer', { outcome: 'answered', answer: 'Copie envoyée' });
    expect(answered.body).toMatchObject({ state: 'answered', answeredOn: today, answer: 'Copie envoyée' });
    expect((await command(request.id, 2, 'answer', { outcome: 'refused', answer: 'non' })).status).toBe(409);
    expect((await command(request.id, 2, 'reopening')).body).toMatchObject({
      state: 'open',
      answeredOn: null,
    });
    const trail = (await admin.get('/api/identity/audit-events')).body.items;
    expect(trail.map(({ action }: { action: string }) => action)).toEqual(
      expect.arrayContaining(['crm.rights-request.answered', 'crm.rights-request.reopened']),
    );
  });

  it('is told of a week before the deadline and once it has passed, in the application and by mail', async () => {
    await instance.work((db) => db.query('DELETE FROM crm_rights_request'));
    const soon = await receive(addDays(today, -2), 'Paul Roux');
    await instance.work((db) =>
      db.query('UPDATE crm_rights_request SET due_on = $2 WHERE id = $1', [soon.id, addDays(today, 7)]),
    );
    const late = await receive(addMonths(today, -2), 'Anne Kerdoncuff');
    await receive(today, 'Pas encore');
    expect(await remind()).toBe(2);
    expect(await remind()).toBe(0);
    const { items } = (await admin.get(path)).body;
    expect(items.map(({ person }: { person: string }) => person)).toEqual([
      'Anne Kerdoncuff',
      'Paul Roux',
      'Pas encore',
    ]);
    const titles = await told();
    expect(titles.find((title) => title.endsWith('Paul Roux'))).toContain('à répondre avant le');
    expect(titles.find((title) => title.endsWith('Anne Kerdoncuff'))).toContain('en retard depuis le');
    expect(titles.some((title) => title.includes('Pas encore'))).toBe(false);
    const mailed = () => mails().filter((mail) => /Paul Roux|Anne Kerdoncuff/.test(mail)).length;
    await platform.eventually(() => (mailed() >= 2 ? true : undefined), 'two mails');
    // Not something that they chose: the law did.
    expect(mails().every((mail) => !mail.includes('Mon compte'))).toBe(true);
    expect((await command(late.id, 1, 'answer', { outcome: 'answered', answer: 'Fait' })).status).toBe(200);
    expect(await remind()).toBe(0);
  });
});
