import { expectAccessible, expectComplaint, openApp, type Page, screenshot } from '#testing/browser';
import { alert, box, dialog, field, fitsItsWidth, link, press, title } from './screen.js';
import { card, column, drag, moveByMenu, Selling } from './selling.js';

describe('opportunities', () => {
  let selling: Selling;
  const open = (path = '', client = selling.admin, more = {}) =>
    openApp(selling.instance, client, { path: `/crm/opportunities${path}`, ...more });
  const choose = async (page: Page, label: string, value: string) => {
    await page.getByRole('combobox', { name: label, exact: true }).click();
    await page.getByRole('option', { name: value, exact: true }).click();
  };

  beforeAll(async () => {
    selling = await Selling.start();
  });
  afterAll(() => selling.platform.stop());

  it('begin with none: the first is created from there, for oneself', async () => {
    const page = await open();
    await page.getByText('Aucune affaire en cours').waitFor();
    await expectAccessible(page);
    await link(page.getByRole('main'), 'Nouvelle affaire').first().click();
    await press(page, 'Enregistrer');
    await alert(page, '1 champ à corriger');
    await box(page, 'Nom').fill('Extension Tanguyot');
    await field(page, 'Montant HT').fill('48 500,50');
    await expectAccessible(page);
    await press(page, 'Enregistrer');
    await title(page, 'Extension Tanguyot');
    await page.getByRole('group', { name: 'Montant HT', exact: true }).getByText('48 500,50 €').waitFor();
    await page.goto('/crm/opportunities');
    await card(page, 'À qualifier', 'Extension Tanguyot').waitFor();
    await column(page, 'À qualifier').getByText('48 501 €').waitFor();
    await column(page, 'À qualifier').getByText('4 850 € pondérés').waitFor();
    await press(page, 'Les miennes');
    await card(page, 'À qualifier', 'Extension Tanguyot').waitFor();
    expect(new URL(page.url()).search).toBe('?ownerId=me');
  });

  it('are drawn to another stage, seen there at once, and brought back', async () => {
    const { id } = await selling.at('À qualifier', 'Toiture Auvray', { amount: '20000' });
    const page = await open();
    await drag(page, 'À qualifier', 'Toiture Auvray', 'Visite et métré');
    await card(page, 'Visite et métré', 'Toiture Auvray').waitFor();
    await column(page, 'Visite et métré').getByText('6 000 € pondérés').waitFor();
    await page.getByText('est passé dans').first().waitFor();
    expect(await selling.stageOf(id)).toBe('Visite et métré');
    await screenshot(page, 'opportunities');
    await expectAccessible(page);
    await press(page, 'Annuler');
    await card(page, 'À qualifier', 'Toiture Auvray').waitFor();
    await page.getByText('est revenu dans').first().waitFor();
    expect(await selling.stageOf(id)).toBe('À qualifier');
  });

  it('are moved by the keyboard alone', async () => {
    const { id } = await selling.at('À qualifier', 'Bardage Armor');
    const page = await open('?q=Bardage');
    await page.getByRole('button', { name: /^Déplacer.+Bardage Armor/ }).focus();
    await page.keyboard.press('Space');
    await page.getByText(/au-dessus de.+À qualifier/).waitFor({ state: 'attached' });
    await page.keyboard.press('ArrowRight');
    await page.getByText(/au-dessus de.+Visite et métré/).waitFor({ state: 'attached' });
    await page.keyboard.press('Space');
    await card(page, 'Visite et métré', 'Bardage Armor').waitFor();
    await page.getByText('est passé dans').first().waitFor();
    expect(await selling.stageOf(id)).toBe('Visite et métré');
  });

  it('are lost for a reason, and stay where they are when it is not given', async () => {
    const { id } = await selling.at('À qualifier', 'Véranda Vaillandet');
    const page = await open();
    await moveByMenu(page, 'Véranda Vaillandet', 'Perdue');
    await press(dialog(page, 'Affaire perdue'), 'Clore comme perdue');
    await page.getByText('Ce champ est obligatoire').first().waitFor();
    await expectAccessible(page);
    await press(dialog(page, 'Affaire perdue'), 'Annuler');
    await card(page, 'À qualifier', 'Véranda Vaillandet').waitFor();
    await moveByMenu(page, 'Véranda Vaillandet', 'Perdue');
    await choose(page, 'Motif', 'Prix');
    await field(page, 'Précision').fill('Trop cher de 3 000 €');
    await press(dialog(page, 'Affaire perdue'), 'Clore comme perdue');
    await card(page, 'Perdue', 'Véranda Vaillandet').waitFor();
    await page.getByText('est passé dans').first().waitFor();
    expect(await selling.stored(id)).toMatchObject({
      state: 'lost',
      lostReasonId: selling.reasons.get('Prix'),
      lostNote: 'Trop cher de 3 000 €',
    });
  });

  it('are asked for what a stage needs instead of being refused', async () => {
    const { version, ...stage } = (
      await selling.admin.get(`/api/crm/stages/${selling.stages.get('Devis remis')}`)
    ).body;
    await selling.admin.patch(`/api/crm/stages/${stage.id}`, version, {
      requiredFields: ['amount', 'source'],
    });
    const { id } = await selling.at('À qualifier', 'Combles Chantrelle');
    const page = await open();
    await moveByMenu(page, 'Combles Chantrelle', 'Devis remis');
    const asked = dialog(page, 'Passer à');
    await box(asked, 'Montant HT').fill('12900');
    await box(asked, 'Source').fill('Salon');
    await press(asked, 'Déplacer');
    await card(page, 'Devis remis', 'Combles Chantrelle').waitFor();
    await page.getByText('est passé dans').first().waitFor();
    expect(await selling.stored(id)).toMatchObject({ amount: '12900.00', source: 'Salon', probability: 70 });
  });

  it('go back with a clear word when the network is gone, or when somebody was faster', async () => {
    const { id, version } = await selling.at('À qualifier', 'Terrasse Rabouineau');
    const page = await open('?q=Terrasse');
    await card(page, 'À qualifier', 'Terrasse Rabouineau').waitFor();
    expectComplaint(page, /ERR_INTERNET_DISCONNECTED/);
    await page.context().setOffline(true);
    await moveByMenu(page, 'Terrasse Rabouineau', 'Visite et métré');
    await page
      .getByText(/reste à sa place.+connexion/)
      .first()
      .waitFor();
    await card(page, 'À qualifier', 'Terrasse Rabouineau').waitFor();
    // The board hears nothing of what happens meanwhile, not even as soon as the network is back.
    expectComplaint(page, /ERR_FAILED/);
    await page.route('**/crm/opportunity-board*', (route) => route.abort());
    await page.context().setOffline(false);
    await selling.admin.patch(`/api/crm/opportunities/${id}`, version, { amount: '900' });
    await moveByMenu(page, 'Terrasse Rabouineau', 'Visite et métré');
    await page
      .getByText(/reste à sa place.+modifi/)
      .first()
      .waitFor();
    expect(await selling.stageOf(id)).toBe('À qualifier');
  });

  it('appear on the boards of others by themselves', async () => {
    const page = await open('?q=Piscine');
    await page.getByText('Aucune affaire ne correspond.').waitFor();
    await page.getByRole('button', { name: 'Effacer les filtres' }).waitFor();
    await selling.at('Devis à faire', 'Piscine Gouzien');
    await card(page, 'Devis à faire', 'Piscine Gouzien').waitFor();
  });

  it('are moved twice in a row from a menu that stays, and the board is not read again for it', async () => {
    const { id } = await selling.at('À qualifier', 'Pergola Guivarc’h', { amount: '1000' });
    const page = await open('?q=Pergola');
    let read = 0;
    page.on('request', (request) => {
      if (request.url().includes('/crm/opportunity-board')) read += 1;
    });
    const handle = page.getByRole('button', { name: 'Déplacer : Pergola Guivarc’h' });
    await handle.click();
    await selling.at('Devis à faire', 'Pergola Kervella');
    await page.getByText('Pergola Kervella', { exact: true }).waitFor();
    expect(read).toBeGreaterThan(0);
    read = 0;
    await page.getByRole('menuitem', { name: 'Visite et métré', exact: true }).click();
    await card(page, 'Visite et métré', 'Pergola Guivarc’h').waitFor();
    await handle.and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Négociation', exact: true }).click();
    await card(page, 'Négociation', 'Pergola Guivarc’h').waitFor();
    await column(page, 'Négociation').getByText('1 000 €', { exact: true }).first().waitFor();
    await page
      .getByText(/est passé dans.+Négociation/)
      .first()
      .waitFor();
    // Longer than what the server tells of both moves waits for.
    await page.waitForTimeout(900);
    expect(read).toBe(0);
    expect(await selling.stageOf(id)).toBe('Négociation');
  });

  it('go through their stages on their page, end there, and are opened again', async () => {
    const { id } = await selling.at('À qualifier', 'Cloisons Santerreau', { amount: '7700' });
    const page = await open(`/${id}`);
    const steps = page.getByRole('list', { name: 'Étapes de l’affaire' });
    await press(steps, 'Négociation');
    await page.getByText('Affaire à l’étape « Négociation »').waitFor();
    await steps.locator('[aria-current="step"]').getByText('Négociation').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Gagnée', exact: true }).last().click();
    await field(dialog(page, 'Affaire gagnée'), 'Montant HT').fill('8000');
    await press(dialog(page, 'Affaire gagnée'), 'Clore comme gagnée');
    await page.getByText('Affaire à l’étape « Gagnée »').waitFor();
    expect(await selling.stored(id)).toMatchObject({ state: 'won', amount: '8000.00' });
    await page.getByRole('tab', { name: 'Étapes' }).click();
    await page.getByRole('row', { name: /Négociation/ }).waitFor();
    await screenshot(page, 'opportunity-stages');
    await expectAccessible(page);
    await press(page, 'Rouvrir');
    await page.getByText('Affaire rouverte').waitFor();
    expect(await selling.stageOf(id)).toBe('Négociation');
    await press(page, 'Autres actions');
    await page.getByRole('menuitem', { name: 'Abandonner l’affaire' }).click();
    await field(page, 'Pourquoi').fill('Le terrain est vendu');
    await press(dialog(page, 'Abandonner l’affaire'), 'Abandonner l’affaire');
    await page.getByText('Affaire abandonnée').first().waitFor();
    expect(await selling.stored(id)).toMatchObject({ state: 'abandoned', lostNote: 'Le terrain est vendu' });
  });

  it('say who takes part, and begin at a company with what is known of it', async () => {
    const company = (await selling.admin.post('/api/crm/companies', { name: 'Maisons Loire' })).body;
    await selling.admin.post('/api/crm/contacts', { firstName: 'Nolwenn', lastName: 'Auvray' });
    const page = await openApp(selling.instance, selling.admin, { path: `/crm/companies/${company.id}` });
    await press(page, 'Ajouter : Affaires');
    await box(page.getByRole('dialog'), 'Nom').fill('Lotissement');
    await press(page.getByRole('dialog'), 'Enregistrer');
    await link(page, 'Lotissement').click();
    await title(page, 'Lotissement');
    await page.getByRole('group', { name: 'Société', exact: true }).getByText('Maisons Loire').waitFor();
    const people = page.getByRole('region', { name: 'Participants' });
    await press(people, 'Ajouter');
    await page.getByRole('combobox', { name: 'Contact', exact: true }).fill('Auvray');
    await page.getByRole('option', { name: /Nolwenn Auvray/ }).click();
    await choose(page, 'Rôle', 'Décideur');
    await press(page.getByRole('dialog'), 'Enregistrer');
    await people.getByText('Décideur').waitFor();
    await press(people, 'Actions : Nolwenn Auvray');
    await page.getByRole('menuitem', { name: 'Retirer de l’affaire' }).click();
    await press(page.getByRole('dialog'), 'Retirer de l’affaire');
    await people.getByText('Qui décide').waitFor();
    await press(page, 'Annuler');
    await people.getByText('Décideur').waitFor();
  });

  it('are read by a reader, who moves none', async () => {
    const page = await open('', await selling.instance.user('reader'));
    await card(page, 'À qualifier', 'Extension Tanguyot').waitFor();
    expect(await page.getByRole('button', { name: /^Déplacer/ }).count()).toBe(0);
    expect(await link(page, 'Nouvelle affaire').count()).toBe(0);
    await page.getByRole('link', { name: 'Liste', exact: true }).click();
    await page.getByRole('link', { name: 'Extension Tanguyot' }).waitFor();
    await link(page, 'Tableau').click();
    await card(page, 'À qualifier', 'Extension Tanguyot').waitFor();
  });

  it('show one stage at a time on a phone', async () => {
    const page = await open('', selling.admin, { viewport: { width: 390, height: 844 }, touch: true });
    await page.getByRole('tab', { name: /Négociation/ }).click();
    await column(page, 'Négociation').waitFor();
    expect(await fitsItsWidth(page)).toBe(true);
    await screenshot(page, 'opportunities-phone');
    await expectAccessible(page);
  });
});
