import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import { expectAccessible, openApp, viewports } from '#testing/browser';
import { alert, box, dialog, fitsItsWidth, press, region, title } from './screen.js';

const letter = [
  'From: Marceline Abelin <marceline@abelin.example>',
  'To: devis@batisseurs.example',
  'Subject: La =?UTF-8?Q?v=C3=A9randa?=',
  'Date: Tue, 03 Nov 2026 09:15:00 +0100',
  'Message-ID: <veranda@abelin.example>',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>Bonjour,</p><script>window.hacked = 1</script><img src="https://pisteur.example/x.png"><p>Oui pour mardi.</p>',
].join('\r\n');

describe('e-mails, invitations and calendars', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;
  let contactId: string;

  const open = (path: string, client = admin, options = {}) =>
    openApp(instance, client, { path, ...options });
  const made = async (path: string, body: object) =>
    (await admin.post(`/api/crm/${path}`, body)).body.id as string;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = await instance.admin();
    contactId = await made('contacts', {
      lastName: 'Abelin',
      firstName: 'Marceline',
      emails: [{ address: 'marceline@abelin.example' }],
      emailOptOut: true,
    });
  });
  afterAll(() => platform.stop());

  it('are written from a page, warn of who opted out, and are told in its story once they have left', async () => {
    const page = await open(`/crm/contacts/${contactId}`);
    await title(page, 'Marceline Abelin');
    await press(region(page, 'E-mails'), 'Écrire un e-mail');
    const form = dialog(page, 'Nouvel e-mail');
    await form.getByText(/Marceline Abelin s’est désabonné/).waitFor();
    await box(form, 'À').fill('Marceline');
    await box(form, 'Objet').fill('Votre véranda');
    await box(form, 'Message').fill('Bonjour,\n\nVoici le devis.');
    await press(form, 'Envoyer');
    await form.getByText('« Marceline » n’est pas une adresse e-mail.').first().waitFor();
    await box(form, 'À').fill('Marceline <marceline@abelin.example>');
    await expectAccessible(page);
    await press(form, 'Envoyer');
    await form.waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: 'Activité' }).click();
    await page.getByText('a écrit à Marceline').first().waitFor();
    await page.getByRole('link', { name: 'Ouvrir l’e-mail' }).click();
    await title(page, 'Votre véranda');
    expect(platform.mails().filter((mail) => mail.includes('marceline@abelin.example'))).toHaveLength(1);
  });

  it('tell whoever is on a purchased list who gave us their details, as their author saw before', async () => {
    const leadId = await made('leads', {
      lastName: 'Roux',
      email: 'roux@liste.example',
      channel: 'purchased-list',
      provider: 'Fichiers Ouest',
    });
    const page = await open(`/crm/leads/${leadId}`, admin, { viewport: viewports.phone });
    await title(page, 'Roux');
    await press(region(page, 'E-mails'), 'Écrire un e-mail');
    const form = dialog(page, 'Nouvel e-mail');
    await form.getByText(/Au bas du message.*Fichiers Ouest/).waitFor();
    expect(await form.getByRole('switch', { name: 'Dire d’où viennent ses coordonnées' }).isChecked()).toBe(
      true,
    );
    expect(await fitsItsWidth(page)).toBe(true);
    await expectAccessible(page);
    await box(form, 'Objet').fill('Votre projet');
    await box(form, 'Message').fill('Bonjour,');
    await press(form, 'Envoyer');
    await form.waitFor({ state: 'detached' });
    const sent = await platform.eventually(
      () => platform.mails().find((mail) => mail.includes('roux@liste.example')),
      'the mail',
    );
    expect(sent).toContain('Nous avons obtenu vos coordonn');
  });

  it('that came in are dropped on a page; what is in them does nothing, and what is none is said so', async () => {
    const page = await open(`/crm/contacts/${contactId}`, admin, { colorScheme: 'dark' });
    await press(region(page, 'E-mails'), 'Ajouter des e-mails reçus');
    const form = dialog(page, 'Ajouter des e-mails');
    const files = [
      { name: 'veranda.eml', mimeType: '', buffer: Buffer.from(letter) },
      { name: 'photo.eml', mimeType: '', buffer: Buffer.from([0xff, 0xd8, 0xff]) },
    ];
    await form.locator('input[type=file]').setInputFiles(files);
    await form.getByText('ce n’est pas un e-mail (.eml)').waitFor();
    await form.getByText('Ajouté').waitFor();
    await expectAccessible(page);
    await press(form, 'Terminé');
    await page.getByRole('tab', { name: 'Activité' }).click();
    await page.getByText('a ajouté un e-mail de Marceline Abelin').waitFor();
    await page.getByText('Oui pour mardi.').waitFor();
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  });

  it('invite to a visit, and note the answer', async () => {
    const body = { kind: 'visit', subject: 'Métré', dueAt: '2035-03-30T07:00:00Z', contactId };
    const id = await made('activities', body);
    const page = await open(`/crm/activities/${id}`);
    await press(region(page, 'Invités'), 'Inviter');
    const form = dialog(page, 'Inviter');
    await press(form, 'Ajouter Marceline Abelin');
    await press(form, 'Inviter');
    await region(page, 'Invités').getByText('Sans réponse').waitFor();
    const uid = await platform.eventually(() => {
      const mail = platform.mails().find((each) => each.includes('method=REQUEST'));
      return /UID:(\S+)/.exec(mail ?? '')?.[1];
    }, 'the invitation');
    const reply = `BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:${uid}\r\nDTSTAMP:20261101T080000Z\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:marceline@abelin.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
    await press(region(page, 'Invités'), 'Ajouter une réponse');
    const drop = dialog(page, 'Ajouter des e-mails');
    const file = { name: 'reponse.ics', mimeType: 'text/calendar', buffer: Buffer.from(reply) };
    await drop.locator('input[type=file]').setInputFiles(file);
    await drop.getByText(/Marceline Abelin.*Vient/).waitFor();
    await press(drop, 'Terminé');
    await region(page, 'Invités').getByText('Vient', { exact: true }).waitFor();
  });

  it('read a calendar in after showing what would happen, and take it back; a phone is wide enough', async () => {
    const page = await open('/crm/calendar/import', admin, { viewport: viewports.phone });
    await title(page, 'Importer un calendrier');
    const calendar = `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Point hebdo\r\nDTSTART:20300101T090000Z\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:b\r\nSUMMARY:Sans rien\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
    const choose = (name: string, content: string) =>
      page
        .locator('input[type=file]')
        .setInputFiles({ name, mimeType: 'text/calendar', buffer: Buffer.from(content) });
    await choose('vide.ics', 'rien');
    await alert(page, /pas un calendrier/);
    await choose('agenda.ics', calendar);
    await page.getByText('sans date').waitFor();
    expect(await fitsItsWidth(page)).toBe(true);
    await press(page, 'Importer');
    await page.getByText('Calendrier importé', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Annuler l’import' }).click();
    await press(page.getByRole('alertdialog').or(page.getByRole('dialog')), 'Annuler l’import');
    await page.getByText(/Import annulé/).waitFor();
    expect((await admin.get('/api/crm/activities?q=hebdo')).body.total).toBe(0);
  });
});
