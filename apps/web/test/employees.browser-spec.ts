import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { expectAccessible, openApp, type Page, screenshot, viewports } from '#testing/browser';

describe('employees', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let referent: TestClient;
  let manager: TestClient;
  let team: { id: string };

  const made = async (path: string, body: object): Promise<{ id: string }> => {
    const answer = await referent.post(`/api/hr/${path}`, body);
    expect([answer.status, answer.text]).toEqual([201, answer.text]);
    return answer.body;
  };
  const hired = (lastName: string, more = {}) =>
    made('employees', { firstName: 'Jeanne', lastName, hiredOn: '2020-01-06', ...more });
  const of = async ({ id }: { id: string }) => (await referent.get(`/api/hr/employees/${id}`)).body;
  const open = (client: TestClient, path: string) => openApp(instance, client, { path });
  const menu = (page: Page) =>
    page.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link').allInnerTexts();
  const field = (page: Page, label: string) => page.getByRole('group', { name: label, exact: true });
  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
  /** All that the browser keeps when the page is closed. */
  const kept = (page: Page) =>
    page.evaluate(async () =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, await caches.keys()]),
    );

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    referent = await instance.hrReferent();
    manager = await instance.user('manager');
    const { id: userId } = (await manager.get('/api/identity/session')).body.user;
    team = await hired('Responsable', { userId });
  });
  afterAll(() => platform.stop());

  it('are found and written by an HR referent', async () => {
    const person = await hired('Lefèvre');
    const page = await open(referent, '/hr/employees?q=lefevre');
    await page
      .getByRole('grid', { name: 'Salariés' })
      .getByRole('link', { name: 'Jeanne Lefèvre', exact: true })
      .click();
    await heading(page, 'Jeanne Lefèvre');
    await field(page, 'Poste').hover();
    await page.getByRole('button', { name: 'Modifier : Poste', exact: true }).click();
    await field(page, 'Poste').getByRole('textbox').fill('Couvreuse');
    await page.keyboard.press('Enter');
    await field(page, 'Poste').getByText('Couvreuse').waitFor();
    expect(await of(person)).toMatchObject({ jobTitle: 'Couvreuse', version: 2 });
    expect(await page.getByRole('tab').allInnerTexts()).toEqual(['Fiche', 'Historique']);
  });

  it('are hired in a form that names what is wrong', async () => {
    const page = await open(referent, '/hr/employees/create');
    await page.getByRole('textbox', { name: 'Prénom', exact: true }).fill('Aïcha');
    await page.getByRole('textbox', { name: 'Nom', exact: true }).fill('Benali');
    const iban = page.getByRole('textbox', { name: 'IBAN', exact: true });
    await iban.fill('FR76 0000');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByRole('alert').getByText('1 champ à corriger').waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
    await iban.fill('FR14 2004 1010 0505 0001 3M02 606');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await heading(page, 'Aïcha Benali');
    await field(page, 'IBAN').getByText(/606$/).waitFor();
  });

  it('leave on a day and for a reason', async () => {
    const person = await hired('Partante');
    const page = await open(referent, `/hr/employees/${person.id}`);
    await page.getByRole('button', { name: 'Enregistrer le départ' }).click();
    const dialog = page.getByRole('dialog', { name: 'Enregistrer le départ' });
    await dialog.getByRole('textbox', { name: 'Dernier jour' }).fill('31/08/2024');
    await dialog.getByRole('combobox', { name: 'Motif de sortie' }).click();
    await page.getByRole('option', { name: 'Démission' }).click();
    await dialog.getByRole('button', { name: /Enregistrer|Confirmer/ }).click();
    await dialog.waitFor({ state: 'detached' });
    await field(page, 'État').getByText('Parti').waitFor();
    expect(await of(person)).toMatchObject({
      state: 'left',
      leftOn: '2024-08-31',
      exitReason: 'resignation',
    });
    await page.getByRole('button', { name: 'Archiver' }).waitFor();
  });

  it('are suspended and come back', async () => {
    const person = await hired('Absente');
    const page = await open(referent, `/hr/employees/${person.id}`);
    for (const [command, state] of [
      ['Suspendre', 'Suspendu'],
      ['Reprise', 'En poste'],
    ] as const) {
      await page.getByRole('button', { name: command }).click();
      await page.getByRole('dialog').getByRole('button', { name: command }).click();
      await field(page, 'État').getByText(state).waitFor();
    }
  });

  it('belong to a department, which lists them', async () => {
    const workshop = await made('departments', { name: 'Atelier bois' });
    await hired('Menuisière', { departmentId: workshop.id });
    const page = await open(referent, '/hr/departments');
    await page.getByRole('link', { name: 'Atelier bois', exact: true }).click();
    await heading(page, 'Atelier bois');
    await page
      .getByRole('list', { name: 'Salariés' })
      .getByRole('link', { name: /Menuisière/ })
      .click();
    await heading(page, 'Jeanne Menuisière');
    await field(page, 'Service').getByRole('link', { name: 'Atelier bois' }).waitFor();
  });

  it('are a team without secrets to their manager', async () => {
    await hired('Équipière', {
      managerId: team.id,
      jobTitle: 'Plombière',
      iban: 'FR1420041010050500013M02606',
    });
    const page = await open(manager, '/');
    await page.getByRole('link', { name: 'Mon équipe' }).click();
    const row = page.getByRole('list', { name: 'Mon équipe' }).getByRole('listitem');
    await row.getByText('Jeanne Équipière').waitFor();
    await row.getByText(/Plombière/).waitFor();
    expect(await row.getByRole('link').count()).toBe(0);
    const entries = await menu(page);
    expect(entries).toContain('Mon équipe');
    expect(entries).not.toEqual(expect.arrayContaining([expect.stringMatching(/Salariés|Services/)]));
    await expectAccessible(page);
  });

  it.each(['list', 'page', 'form'])('are no %s to an admin who is no referent', async (place) => {
    const person = await hired(`Secrète ${place}`);
    const path = {
      list: '/hr/employees',
      page: `/hr/employees/${person.id}`,
      form: `/hr/employees/${person.id}/edit`,
    }[place] as string;
    const page = await open(await instance.admin(), path);
    await page.getByRole('heading', { name: 'Introuvable' }).waitFor();
    expect(await menu(page)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/Salariés|Services/)]),
    );
    expect(await page.content()).not.toContain('Secrète');
  });

  it('are taken out to a file by a referent who says why', async () => {
    await hired('Registre');
    const page = await open(referent, '/hr/employees?q=registre');
    await page.getByRole('grid').getByRole('link', { name: 'Jeanne Registre', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Exporter' }).click();
    const dialog = page.getByRole('dialog', { name: 'Exporter 1 élément' });
    const act = dialog.getByRole('button', { name: 'Exporter' });
    expect(await act.isDisabled()).toBe(true);
    await dialog.getByRole('textbox', { name: 'Motif de l’export' }).fill('Registre du personnel');
    const answered = page.waitForResponse('**/exports');
    const download = page.waitForEvent('download');
    await act.click();
    expect((await answered).headers()['content-disposition']).toMatch(/UTF-8''Salari%C3%A9s.*\.xlsx$/);
    expect(await (await download).failure()).toBeNull();
  });

  it('are not overwritten by who came too late', async () => {
    const person = await hired('Doublée');
    const page = await open(referent, `/hr/employees/${person.id}`);
    await field(page, 'Poste').hover();
    await page.getByRole('button', { name: 'Modifier : Poste', exact: true }).click();
    await field(page, 'Poste').getByRole('textbox').fill('Couvreuse');
    expect(
      (await referent.patch(`/api/hr/employees/${person.id}`, 1, { jobTitle: 'Zingueuse' })).status,
    ).toBe(200);
    await page.keyboard.press('Enter');
    const question = page.getByRole('alertdialog');
    for (const value of ['Couvreuse', 'Zingueuse'])
      await question.getByText(value, { exact: true }).waitFor();
    await question.getByRole('button', { name: 'Prendre la sienne' }).click();
    await field(page, 'Poste').getByText('Zingueuse').waitFor();
    expect(await of(person)).toMatchObject({ jobTitle: 'Zingueuse', version: 2 });
  });

  it('leave no trace in the browser of a referent', async () => {
    const person = await hired('Sanstrace');
    const page = await open(referent, `/hr/employees/${person.id}`);
    await heading(page, 'Jeanne Sanstrace');
    await page.getByRole('link', { name: 'Modifier' }).click();
    const birth = page.getByRole('textbox', { name: 'Lieu de naissance' });
    await birth.fill('Ustaritz');
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await birth.waitFor();
    expect(await birth.inputValue()).toBe('');
    expect(await page.getByRole('button', { name: 'Reprendre' }).count()).toBe(0);
    await page.goto('/hr/employees?q=sanstrace');
    await page.getByRole('grid').getByRole('link', { name: 'Jeanne Sanstrace', exact: true }).waitFor();
    const left = await kept(page);
    for (const secret of ['Sanstrace', 'Ustaritz', person.id]) expect(left).not.toContain(secret);
  });

  const devices = [
    ['desktop', viewports.desktop],
    ['laptop', { width: 1024, height: 768 }],
    ['phone', { width: 390, height: 844 }],
  ] as const;
  it.each(
    devices.flatMap(([device, viewport]) =>
      (['list', 'page', 'form'] as const).map((screen) => [screen, device, viewport] as const),
    ),
  )('have a %s that everybody can use on a %s', async (screen, device, viewport) => {
    const path = { list: '', page: `/${team.id}`, form: `/${team.id}/edit` }[screen];
    const touch = device === 'phone';
    const page = await openApp(instance, referent, { path: `/hr/employees${path}`, viewport, touch });
    const sign = {
      list: page.getByRole('link', { name: 'Jeanne Responsable', exact: touch === false }).first(),
      page: page.getByRole('heading', { level: 1, name: 'Jeanne Responsable' }),
      form: page.getByRole('textbox', { name: 'Nom', exact: true }),
    }[screen];
    await sign.waitFor();
    await screenshot(page, `employee-${screen}-${device}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    if (device === 'desktop') await expectAccessible(page);
  });
});
