import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { expectAccessible, openApp, viewports } from '#testing/browser';
import { box, dialog, fitsItsWidth, link, press, region, title } from './screen.js';

describe('prospects of long ago, rights of persons, and letters written again and again', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;

  const open = (path: string, options = {}) => openApp(instance, admin, { path, ...options });
  const made = async (path: string, body: object): Promise<string> => {
    const answer = await admin.post(`/api/crm/${path}`, body);
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.body.id;
  };

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = await instance.admin();
  });
  afterAll(() => platform.stop());

  it('are decided on in one go: some are kept for a reason, others made anonymous', async () => {
    for (const lastName of ['Ancien', 'Disparu', 'Litigieux'])
      await made('contacts', { lastName, emails: [{ address: `${lastName.toLowerCase()}@x.example` }] });
    await instance.work((db) =>
      db.query(
        "UPDATE crm_contact SET created_at = now() - interval '4 years' - length(last_name) * interval '1 day'",
      ),
    );
    const page = await open('/settings/retention');
    await title(page, 'Conservation des prospects');
    await page.getByText('Personne à décider').waitFor();
    await press(page, 'Rechercher maintenant');
    await page.getByRole('heading', { name: 'À décider · 3' }).waitFor();
    await expectAccessible(page);
    const tick = (name: string) => page.getByRole('row', { name }).getByRole('checkbox').check();
    await tick('Litigieux');
    await press(page, 'Conserver');
    const keep = dialog(page, 'Conserver ce prospect');
    await box(keep, 'Motif').fill('Garantie décennale');
    await press(keep, 'Conserver');
    await page.getByRole('heading', { name: 'À décider · 2' }).waitFor();
    await page.getByRole('row', { name: /Litigieux.*Garantie décennale/ }).waitFor();
    await press(page, 'Tout cocher');
    await press(page, 'Anonymiser');
    const gone = dialog(page, 'Anonymiser 2 prospects');
    await gone.getByText(/C’est définitif/).waitFor();
    await press(gone, 'Anonymiser');
    await page.getByText('Personne à décider').waitFor();
    const { items } = (await admin.get('/api/crm/contacts?sort=lastName')).body;
    expect(items.map(({ lastName }: { lastName: string }) => lastName)).toEqual([
      'Anonymisé',
      'Anonymisé',
      'Litigieux',
    ]);
    await page.setViewportSize(viewports.phone);
    expect(await fitsItsWidth(page)).toBe(true);
  });

  it('ask for what is theirs, and are answered: what is overdue stands first', async () => {
    for (const [person, receivedOn] of [
      ['Anne Roux', '2026-01-05'],
      ['Léa Martin', new Date().toISOString().slice(0, 10)],
    ])
      await made('rights-requests', { person, kind: 'access', receivedOn });
    const page = await open('/crm/rights-requests');
    await title(page, 'Demandes de droits');
    const first = page.getByRole('row').nth(1);
    await first.getByText('Anne Roux').waitFor();
    await first.getByText(/en retard/).waitFor();
    await expectAccessible(page);
    await link(page, 'Anne Roux').click();
    await title(page, 'Anne Roux');
    await press(page, 'Répondre');
    const answer = dialog(page, 'Noter la réponse');
    await box(answer, 'Réponse donnée').fill('Copie envoyée par courrier.');
    await expectAccessible(page);
    await press(answer, 'Répondre');
    await answer.waitFor({ state: 'detached' });
    await page.getByText('Copie envoyée par courrier.').waitFor();
    await page.getByText('Répondue').first().waitFor();
  });

  it('get letters from a template, filled in for them, without losing what was typed', async () => {
    const contactId = await made('contacts', {
      lastName: 'Abelin',
      civility: 'mrs',
      emails: [{ address: 'm@abelin.example' }],
    });
    const page = await open('/crm/mail-templates/create');
    await box(page, 'Nom').fill('Relance');
    await box(page, 'Objet').fill('Votre projet');
    await box(page, 'Texte').fill('Bonjour {{contact.civility|Madame, Monsieur}} ');
    await press(page, 'Insérer un champ');
    await page.getByRole('menuitem', { name: 'Nom', exact: true }).click();
    await expectAccessible(page);
    await press(page, 'Enregistrer');
    await title(page, 'Relance');
    await page.goto(`/crm/contacts/${contactId}`);
    await press(region(page, 'E-mails'), 'Écrire un e-mail');
    const form = dialog(page, 'Nouvel e-mail');
    await box(form, 'Message').fill('PS : le plan est joint.');
    await form.getByRole('combobox', { name: 'Modèle' }).click();
    await page.getByRole('option', { name: 'Relance' }).click();
    await platform.eventually(
      async () =>
        (await box(form, 'Message').inputValue()) === 'Bonjour Madame Abelin\n\nPS : le plan est joint.' ||
        undefined,
      'the letter',
    );
    expect(await box(form, 'Objet').inputValue()).toBe('Votre projet');
  });
});
