import { UnsubscribeLinks } from '#crm';
import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { expectAccessible, openApp, screenshot, viewports } from '#testing/browser';
import { box, dialog, field, fitsItsWidth, press, region, title } from './screen.js';

const address = 'solenn.guivarch@exemple.example';

describe('what people agree to and refuse', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;
  let contactId: string;

  const contact = async () => (await admin.get(`/api/crm/contacts/${contactId}`)).body;
  const events = async () =>
    (await admin.get(`/api/crm/contacts/${contactId}/consents`)).body.events as object[];
  const openContact = (more = {}) =>
    openApp(instance, admin, { path: `/crm/contacts/${contactId}`, ...more });

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance({ name: 'Toitures Réunies' });
    admin = await instance.admin();
    const person = { firstName: 'Solenn', lastName: 'Guivarc’h', emails: [{ address }] };
    contactId = (await admin.post('/api/crm/contacts', person)).body.id;
  });
  afterAll(() => platform.stop());

  it('is noted on a contact’s page with what proves it, and told there from then on', async () => {
    const page = await openContact();
    const card = region(page, 'Consentements et refus');
    await card.getByText('Accord nécessaire').first().waitFor();
    await press(card, 'Noter pour : E-mail');
    await page.getByRole('menuitem', { name: 'Noter un accord…' }).click();
    const ask = dialog(page, 'Accord : E-mail');
    await press(ask, 'Noter');
    await ask.getByText('Ce champ est obligatoire').first().waitFor();
    await expectAccessible(page);
    await box(ask, 'Recueilli comment').fill('Salon de l’habitat');
    await box(ask, 'Preuve').fill('Bulletin n° 12');
    await press(ask, 'Noter');
    await card.getByText('A donné son accord').waitFor();
    await card.getByText(/Salon de l’habitat/).waitFor();
    await press(card, 'Noter pour : Téléphone');
    await page.getByRole('menuitem', { name: 'Noter un refus…' }).click();
    await box(dialog(page, 'Refus : Téléphone'), 'Recueilli comment').fill('Appel du 3 mai');
    await press(dialog(page, 'Refus : Téléphone'), 'Noter');
    // Nobody should have to look for it.
    await page.getByRole('status').getByText('Ne pas appeler').waitFor();
    await press(card, 'Voir l’historique (2)');
    await card.getByText('Bulletin n° 12').waitFor();
    await screenshot(page, 'consents');
    await expectAccessible(page);
    expect(await contact()).toMatchObject({ doNotCall: true, emailOptOut: false });
    expect(await events()).toHaveLength(2);
  });

  it('is the last word of whoever follows the link of a mail, and can be taken back there', async () => {
    const links = platform.app.get(UnsubscribeLinks);
    const { pathname, search } = new URL(await instance.work(async () => links.of(contactId, address)));
    const page = await openApp(instance, undefined, { path: '/sign-in', viewport: viewports.phone });
    await page.goto(pathname + search);
    await title(page, 'Ne plus recevoir nos e-mails');
    await page.getByText('s•••h@e•••.example').waitFor();
    expect(await fitsItsWidth(page)).toBe(true);
    await screenshot(page, 'unsubscribe');
    await expectAccessible(page);
    expect((await contact()).emailOptOut).toBe(false);
    await press(page, 'Me désabonner');
    await page.getByRole('status').getByText('C’est fait').waitFor();
    expect((await contact()).emailOptOut).toBe(true);
    await press(page, 'Continuer à recevoir les e-mails');
    await page.getByRole('status').getByText('Votre désabonnement est annulé').waitFor();
    expect((await contact()).emailOptOut).toBe(false);
    await page.goto(`${pathname}?t=autre-chose`).catch(() => undefined);
    await title(page, 'Ce lien n’est pas valable');
  });

  it('holds for addresses that nobody may write to, of which the list keeps no letter', async () => {
    const page = await openApp(instance, admin, { path: '/settings/suppressions' });
    await title(page, 'Liste d’opposition');
    await page.getByRole('main').getByRole('button', { name: 'Ajouter une adresse' }).click();
    const add = dialog(page, 'Ajouter une adresse');
    await press(add, 'Ajouter une adresse');
    await add.getByText('Ce champ est obligatoire').first().waitFor();
    await box(add, 'Adresse ou numéro').fill(address);
    await box(add, 'Motif').fill('Lettre reçue le 3 mai');
    await press(add, 'Ajouter une adresse');
    await page.getByText('Adresse ajoutée').waitFor();
    await field(page, 'Adresse e-mail ou numéro').fill(address);
    await press(page, 'Vérifier');
    await page.getByText(/est sur la liste depuis le/).waitFor();
    await screenshot(page, 'suppressions');
    await expectAccessible(page);
    await page.reload();
    await region(page, 'Derniers ajouts').getByText('Lettre reçue le 3 mai').waitFor();
    expect(await page.getByText(address).count()).toBe(0);
    expect((await contact()).emailOptOut).toBe(true);
  });
});
