import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { expectAccessible, openApp, type Page, screenshot, viewports } from '#testing/browser';
import { callThem } from './people.js';

describe('the page of a contact', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;
  let colleague: TestClient;

  const made = async (path: string, body: object): Promise<{ id: string }> => {
    const answer = await admin.post(`/api/crm/${path}`, body);
    expect([answer.status, answer.text]).toEqual([201, answer.text]);
    return answer.body;
  };
  const contact = (lastName: string, more = {}) => made('contacts', { firstName: 'Léa', lastName, ...more });
  const company = (name: string) => made('companies', { name });
  const open = async ({ id }: { id: string }, { client = admin, tab = '' } = {}) => {
    const page = await openApp(instance, client, { path: `/crm/contacts/${id}${tab && `?tab=${tab}`}` });
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  };
  const entries = (page: Page, list: 'Activité' | 'Historique') =>
    page.getByRole('list', { name: list }).getByRole('listitem');
  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = await instance.admin();
    colleague = await instance.user('manager');
    await callThem(admin, 'Anne', 'Le Goff');
    await callThem(colleague, 'Karim', 'Haddad');
  });
  afterAll(() => platform.stop());

  it('is created with e-mails, the first being the main one', async () => {
    const page = await openApp(instance, admin, { path: '/crm/contacts/create' });
    await page.getByRole('textbox', { name: 'Prénom', exact: true }).fill('Zoé');
    await page.getByRole('textbox', { name: 'Nom', exact: true }).fill('Etcheverry');
    const emails = page.getByRole('group', { name: 'E-mails' });
    await emails.getByRole('button', { name: /^Ajouter/ }).click();
    await page.keyboard.type('zoe@etcheverry.example');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Zoé Etcheverry' }).waitFor();
    const { items } = (await admin.get('/api/crm/contacts?q=etcheverry')).body;
    expect(items).toMatchObject([{ email: 'zoe@etcheverry.example' }]);
  });

  it('shows the companies of a person; one is added, and taken away', async () => {
    const person = await contact('Abadie');
    await company('Toitures Basques');
    const page = await open(person);
    await page.getByRole('button', { name: 'Rattacher' }).click();
    const dialog = page.getByRole('dialog', { name: 'Rattacher' });
    await dialog.getByRole('combobox', { name: 'Société', exact: true }).fill('toitures');
    await page.getByRole('option', { name: /Toitures Basques/ }).click();
    await dialog.getByRole('combobox', { name: 'Rôle', exact: true }).click();
    await page.getByRole('option', { name: 'Acheteur' }).click();
    await dialog.getByRole('button', { name: 'Enregistrer' }).click();
    await dialog.waitFor({ state: 'detached' });
    const row = page.getByRole('listitem').filter({ hasText: 'Toitures Basques' });
    await row.getByText(/Acheteur/).waitFor();

    await row.getByRole('button', { name: /Toitures Basques/ }).click();
    await page.getByRole('menuitem', { name: 'Détacher' }).click();
    const question = page.getByRole('dialog');
    await question.getByRole('button', { name: 'Détacher' }).click();
    // Behind an open question the page is hidden from assistive tools: its row would count as gone already.
    await question.waitFor({ state: 'detached' });
    await row.waitFor({ state: 'detached' });
    expect((await admin.get(`/api/crm/contacts/${person.id}/companies`)).body.items).toEqual([]);
  });

  it('leads from a person to a company and back', async () => {
    const person = await contact('Lien');
    const tied = await company('Menuiserie Liée');
    await made('affiliations', { contactId: person.id, companyId: tied.id, role: 'owner' });
    const page = await open(person);
    await page.getByRole('link', { name: /Menuiserie Liée/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Menuiserie Liée' }).waitFor();
    await page.getByRole('link', { name: /Léa Lien/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Léa Lien' }).waitFor();
  });

  it('carries what is said to the colleague it is said to', async () => {
    const person = await contact('Mention');
    const page = await open(person, { tab: 'activity' });
    const box = page.getByRole('textbox', { name: 'Commentaire' });
    await box.pressSequentially('À rappeler @kar');
    await page.getByRole('option', { name: 'Karim Haddad' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('demain');
    await page.keyboard.press('Control+Enter');
    await entries(page, 'Activité').filter({ hasText: 'À rappeler @Karim Haddad demain' }).waitFor();
    expect(await box.inputValue()).toBe('');

    const theirs = await openApp(instance, colleague);
    await theirs.getByRole('button', { name: 'Notifications, 1 non lue' }).click();
    await theirs.getByRole('link', { name: /Anne Le Goff vous mentionne dans un commentaire/ }).click();
    await theirs.getByRole('heading', { level: 1, name: 'Léa Mention' }).waitFor();
    await theirs.getByRole('button', { name: 'Notifications, 0 non lue' }).waitFor();
  });

  it('tells who changed what, and hears of it while it is open', async () => {
    const person = await contact('Histoire');
    const page = await open(person, { tab: 'activity' });
    await entries(page, 'Activité').filter({ hasText: 'Anne Le Goff a créé la fiche' }).waitFor();
    const written = await colleague.patch(`/api/crm/contacts/${person.id}`, 1, { jobTitle: 'Gérante' });
    expect(written.status).toBe(200);
    const change = entries(page, 'Activité').filter({ hasText: 'Karim Haddad a modifié 1 champ' });
    await change.getByText('Gérante').waitFor();
    await page.getByRole('tab', { name: 'Historique' }).click();
    const changes = entries(page, 'Historique');
    await changes.filter({ hasText: 'Karim Haddad a modifié 1 champ' }).getByText('Gérante').waitFor();
    await page.getByLabel('Champ').selectOption({ label: 'Fonction' });
    await changes.filter({ hasText: 'Anne Le Goff' }).waitFor({ state: 'detached' });
    expect(await changes.filter({ hasText: 'Karim Haddad' }).count()).toBe(1);
  });

  it('is deleted only after a question', async () => {
    const person = await contact('Adieu');
    const page = await open(person);
    const ask = async () => {
      await page.getByRole('button', { name: 'Autres actions' }).click();
      await page.getByRole('menuitem', { name: 'Supprimer' }).click();
      return page.getByRole('dialog', { name: 'Supprimer « Léa Adieu » ?' });
    };
    await (await ask()).getByRole('button', { name: 'Annuler' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await admin.get(`/api/crm/contacts/${person.id}`)).status).toBe(200);
    await (await ask()).getByRole('button', { name: 'Supprimer (contact)' }).click();
    await page.getByText('« Léa Adieu » : supprimé').waitFor();
    await page.getByRole('grid', { name: 'Contacts' }).waitFor();
    expect((await admin.get(`/api/crm/contacts/${person.id}`)).status).toBe(404);
  });

  it('offers a reader everything to read and nothing to change', async () => {
    const person = await contact('Lecture');
    const page = await open(person, { client: await instance.user('reader') });
    await page.getByRole('group', { name: 'Prénom' }).getByText('Léa').waitFor();
    const acts = page.getByRole('main').getByRole('button', { name: /^(Modifier|Rattacher|Supprimer)/ });
    expect(await acts.count()).toBe(0);
    await page.getByRole('button', { name: 'Autres actions' }).click();
    await page.getByRole('menuitem', { name: 'Copier le lien' }).waitFor();
    expect(await page.getByRole('menuitem', { name: /Supprimer|Dupliquer/ }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('e');
    await page.getByRole('tab', { name: 'Fichiers' }).click();
    await page.getByRole('heading', { name: 'Aucun fichier' }).waitFor();
    expect(await page.getByRole('button', { name: 'Ajouter des fichiers' }).count()).toBe(0);
    expect(new URL(page.url()).pathname).toBe(`/crm/contacts/${person.id}`);
  });

  it('says when it is not there', async () => {
    const page = await openApp(instance, admin, {
      path: '/crm/contacts/01890000-0000-7000-8000-000000000000',
    });
    await page.getByRole('heading', { name: 'Introuvable' }).waitFor();
    await expectAccessible(page);
  });

  it.each([
    ['desktop', viewports.desktop],
    ['laptop', { width: 1024, height: 768 }],
    ['phone', { width: 390, height: 844 }],
  ] as const)('can be read and used by everybody on a %s', async (device, viewport) => {
    const person = await contact(`Écran ${device}`, {
      jobTitle: 'Conductrice de travaux',
      emails: [{ address: 'lea@ecran.example' }],
      phones: [{ number: '06 12 34 56 78' }],
      addresses: [{ line1: '4 rue du Pic', postalCode: '64000', city: 'Pau', country: 'FR' }],
      notes: 'Préfère être appelée le matin.',
    });
    const tied = await company(`Atelier ${device}`);
    await made('affiliations', { contactId: person.id, companyId: tied.id, role: 'site-manager' });
    const path = `/crm/contacts/${person.id}`;
    const page = await openApp(instance, admin, { path, viewport, touch: device === 'phone' });
    await page.getByRole('link', { name: `Atelier ${device}` }).waitFor();
    await screenshot(page, `contact-page-${device}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    if (device !== 'laptop') await expectAccessible(page);
    await page.getByRole('tab', { name: 'Activité' }).click();
    await entries(page, 'Activité').first().waitFor();
    await screenshot(page, `contact-activity-${device}`);
    if (device === 'desktop') await expectAccessible(page);
  });
});
