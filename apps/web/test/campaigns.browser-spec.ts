import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import {
  expectAccessible,
  expectComplaint,
  openApp,
  type Page,
  screenshot,
  viewports,
} from '#testing/browser';
import { box, dialog, fitsItsWidth, press, title } from './screen.js';

describe('campaigns', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;
  let segmentId: string;

  const made = async (path: string, body: object) => {
    const answer = await admin.post(`/api/crm/${path}`, body);
    expect([answer.status, answer.text]).toEqual([201, answer.text]);
    return answer.body as { id: string; version: number };
  };
  const campaign = (name: string, more: object = {}) =>
    made('campaigns', { name, segmentId, subject: 'Samedi', body: 'Venez.', ratePerMinute: 6000, ...more });
  const stored = async (id: string) => (await admin.get(`/api/crm/campaigns/${id}`)).body;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance({ name: 'Charpentes Martin' });
    admin = await instance.admin();
    const company = await made('companies', { name: 'Menuiserie Roy', kind: 'customer' });
    segmentId = (await made('segments', { name: 'Clients', kind: 'fixed' })).id;
    const contactIds: string[] = [];
    for (const [lastName, emailOptOut] of [
      ['Petit', false],
      ['Grand', false],
      ['Muet', true],
    ] as const) {
      const emails = [{ label: 'work', address: `${lastName.toLowerCase()}@roy.example` }];
      const contact = await made('contacts', { lastName, firstName: 'Léa', emails, emailOptOut });
      await made('affiliations', { contactId: contact.id, companyId: company.id });
      contactIds.push(contact.id);
    }
    const added = await admin.post(`/api/crm/segments/${segmentId}/members`, { add: contactIds });
    expect(added.status).toBeLessThan(300);
  });
  afterAll(() => platform.stop());

  const saved = (id: string, body: string) =>
    platform.eventually(
      async () => ((await stored(id)).body?.startsWith(body) ? true : undefined),
      'the saving',
    );
  const frame = (page: Page) => page.frameLocator('iframe[title="Aperçu du message"]');

  it('are written with the preview beside, tested and sent to all who may be written to', async () => {
    const { id } = await campaign('Portes ouvertes', { body: null });
    const page = await openApp(instance, admin, { path: `/crm/campaigns/${id}` });
    await title(page, 'Portes ouvertes');
    await page.getByText('1 désabonné').waitFor();
    await page.getByRole('tab', { name: 'Message' }).click();
    await box(page, 'Message').fill('# Bienvenue\n\nBonjour ');
    await press(page, 'Insérer un champ');
    await page.getByRole('menuitem', { name: 'Prénom', exact: true }).click();
    await frame(page).getByRole('heading', { name: 'Bienvenue' }).waitFor();
    await frame(page).getByText('Bonjour Léa').waitFor();
    await frame(page).getByText('Ne plus recevoir ces messages').waitFor();
    await page.getByText('Pour Léa Grand (1 sur 2)').waitFor();
    await expectWellMade(page);
    await press(page, 'Enregistrer le message');
    await saved(id, '# Bienvenue');
    await press(page, 'M’envoyer un test');
    await page.getByText('Test envoyé à votre adresse').waitFor();
    await press(page, 'Envoyer…');
    const question = dialog(page, 'Envoyer la campagne');
    await question.getByText('2 contacts recevront le message, 1 non.').waitFor();
    await press(question, 'Envoyer maintenant');
    await platform.eventually(
      async () => ((await stored(id)).state === 'done' ? true : undefined),
      'the end of the sending',
      20_000,
    );
    await page.getByRole('tab', { name: 'Destinataires' }).click();
    await page.getByText('petit@roy.example').waitFor();
    await page.getByText('Écarté : désabonné').waitFor();
    const letters = platform.mails().filter((mail) => mail.includes('petit@roy.example'));
    expect(letters).toHaveLength(1);
  });

  it('say what is wrong with a message before it is saved', async () => {
    const { id } = await campaign('Fautive');
    const page = await openApp(instance, admin, { path: `/crm/campaigns/${id}?tab=message` });
    await box(page, 'Message').fill('Bonjour {{contact.age|?}}');
    await page.getByText('Champ inconnu : « contact.age »').first().waitFor();
    await press(page, 'Enregistrer le message');
    await page.getByRole('alert').filter({ hasText: 'contact.age' }).first().waitFor();
    expect(await stored(id)).toMatchObject({ body: 'Venez.' });
  });

  it('are not sent by who may only write, and fit a phone in the dark', async () => {
    const { id } = await campaign('Sur un téléphone');
    const page = await openApp(instance, await instance.user('reader'), {
      path: `/crm/campaigns/${id}?tab=message`,
      viewport: viewports.phone,
      colorScheme: 'dark',
    });
    await frame(page).getByText('Venez.').waitFor();
    expect(await page.getByRole('button', { name: 'M’envoyer un test' }).count()).toBe(0);
    expect(await fitsItsWidth(page)).toBe(true);
    await expectWellMade(page);
    await screenshot(page, 'campaign-phone-dark');
  });
});

/** The frame of the preview runs no script, and says so to the one that looks into every frame. */
async function expectWellMade(page: Page): Promise<void> {
  expectComplaint(page, /Blocked script execution in 'about:blank'/);
  await expectAccessible(page);
}
