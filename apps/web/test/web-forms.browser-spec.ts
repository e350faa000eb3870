import { createServer, type Server } from 'node:http';
import { type TestClient, type TestInstance, TestPlatform } from '#testing';
import {
  expectAccessible,
  expectComplaint,
  openApp,
  originOf,
  type Page,
  screenshot,
  viewports,
} from '#testing/browser';
import { box, dialog, fitsItsWidth, link, press, title } from './screen.js';

/** The client's own site: pages on another origin, which allow nothing but what forms need. */
class Site {
  html = '';
  private server!: Server;
  origin = '';

  constructor(private readonly app: string) {}

  async start(): Promise<void> {
    this.server = createServer((_, response) => {
      const policy = `default-src 'none'; script-src ${this.app}; connect-src ${this.app}; form-action ${this.app}; img-src data:`;
      response.setHeader('content-security-policy', policy);
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(
        `<!doctype html><html lang="fr"><title>Contact</title><link rel="icon" href="data:,"><h1>Contact</h1>${this.html}`,
      );
    });
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    this.origin = `http://127.0.0.1:${(this.server.address() as { port: number }).port}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

describe('web forms', () => {
  let platform: TestPlatform;
  let instance: TestInstance;
  let admin: TestClient;
  let app: string;
  let site: Site;
  let address: string;
  let formId: string;

  const script = () => `<div data-b2o-form="${address}"><a href="${address}/page">Demander un devis</a></div>
    <script src="${app}/forms/v1.js" async></script>`;
  /** A page of another origin, beside the application. */
  const visit = async (html: string, at = site): Promise<Page> => {
    at.html = html;
    const page = await openApp(instance, undefined, { path: '/sign-in' });
    expectComplaint(page, /request to another host/);
    await page.goto(at.origin);
    return page;
  };
  const submissions = async () =>
    (await admin.get(`/api/crm/web-form-submissions?formId=${formId}`)).body.items;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instance = await platform.instance();
    admin = await instance.admin();
    app = originOf(platform, instance.slug);
    site = new Site(app);
    await site.start();
    const made = async (path: string, body: object, headers = {}) => {
      const answer = await admin.post(path, body, { headers });
      if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`);
      return answer.body;
    };
    const { id: requestId } = await made('/api/workspace/client-requests', {
      ...{ name: 'Contact', kind: 'web-form', resource: 'crm.lead', documentReference: 'DEM-1' },
      ...{ signedOn: '2026-01-12', signatoryName: 'Jeanne Martin', signatoryFunction: 'Gérante' },
      ...{ purpose: 'Répondre', recipient: 'Service commercial', responsibilityAccepted: true },
      fields: ['lastName', 'email', 'phone'].map((name) => ({ name })),
    });
    const { id } = await made('/api/crm/web-forms', {
      ...{ name: 'Contact', requestId, sites: [{ origin: site.origin }] },
      ...{ purpose: 'Nous vous répondons sous un jour.', notice: 'Vos réponses servent à vous répondre.' },
      consentText: 'J’accepte les offres par e-mail.',
      fields: [{ name: 'lastName', required: true }, { name: 'email', required: true }, { name: 'phone' }],
    });
    const opened = await made(`/api/crm/web-forms/${id}/opening`, {}, { 'if-match': '"1"' });
    [formId, address] = [id, `${app}/api/public/forms/${opened.publicKey}`];
  });
  afterAll(async () => {
    site.stop();
    await platform.stop();
  });

  it('are opened on a written request, with the fields that it covers', async () => {
    const page = await openApp(instance, admin, { path: '/workspace/client-requests/create' });
    await box(page, 'Objet').fill('Formulaire du site');
    await box(page, 'Finalité').fill('Répondre aux demandes de devis');
    await box(page, 'Signataire').fill('Jeanne Martin');
    await box(page, 'Fonction du signataire').fill('Gérante');
    await page.getByLabel(/^Signée le/).fill('12/01/2026');
    await box(page, 'Référence du document signé').fill('DEM-2026-01');
    await box(page, 'Destinataire').fill('Service commercial');
    await press(page, 'Enregistrer');
    await page.getByText('Le client doit avoir accepté d’être responsable').first().waitFor();
    await page.getByRole('switch', { name: /Responsabilité acceptée/ }).click();
    await expectAccessible(page);
    await press(page, 'Enregistrer');
    await title(page, 'Formulaire du site');

    await page.goto('/crm/web-forms/create');
    // The preview below has a field of this name too.
    await page.locator('input[name="name"]').fill('Devis');
    await page.getByRole('combobox', { name: /^Demande écrite/ }).fill('Formulaire');
    await page.getByRole('option', { name: /Formulaire du site/ }).click();
    await press(page, 'Ajouter un champ');
    await page.getByRole('menuitem', { name: 'Société' }).click();
    await press(page, 'Monter : Société');
    await press(page, 'Modifier le champ Besoin');
    await box(dialog(page, 'Besoin'), 'Libellé sur le site').fill('Votre chantier');
    await press(dialog(page, 'Besoin'), 'Garder');
    await page.getByRole('region', { name: 'Aperçu' }).getByLabel('Votre chantier (facultatif)').waitFor();
    await page.getByRole('textbox', { name: /^Case d’accord/ }).fill('J’accepte les offres par e-mail.');
    await press(page, 'Ajouter : Sites');
    await page.getByLabel(/^Adresse du site/).fill(`${site.origin}/contact?x=1`);
    await press(page, 'Enregistrer');
    await title(page, 'Devis');
    // The request does not cover the company's name.
    await press(page, 'Ouvrir');
    await page.getByText('Champs qu’elle ne couvre pas : companyName.').waitFor();
    await link(page, 'Modifier').click();
    await press(page, 'Retirer le champ Société');
    await press(page, 'Enregistrer');
    await press(page, 'Ouvrir');
    await page.locator('header').getByText('Ouvert', { exact: true }).waitFor();
    const [form] = (await admin.get('/api/crm/web-forms?q=Devis')).body.items;
    expect(form.sites).toEqual([{ origin: site.origin }]);
    expect(form.fields.map(({ name }: { name: string }) => name)).toEqual([
      'lastName',
      'email',
      'phone',
      'need',
    ]);
  });

  it('stand in a page of the site by its script: errors at the fields, thanks in their place', async () => {
    const page = await visit(script());
    await page.getByRole('button', { name: 'Envoyer' }).waitFor();
    expect(await page.locator('[data-b2o-form] input[name]').count()).toBe(0);
    await press(page, 'Envoyer');
    const name = page.getByLabel('Nom', { exact: true });
    expect(await name.getAttribute('aria-invalid')).toBe('true');
    expect(await name.evaluate((at) => at === (at.getRootNode() as ShadowRoot).activeElement)).toBe(true);
    await expectAccessible(page);
    await name.fill('Évrard');
    await page.getByLabel('E-mail', { exact: true }).fill('lea@courriel.example');
    await page.getByLabel('Téléphone (facultatif)').fill('12');
    await page.getByLabel('J’accepte les offres par e-mail.').check();
    await page.waitForTimeout(2_600);
    await press(page, 'Envoyer');
    await page.getByText(/Ce numéro de téléphone n.est pas valable/).waitFor();
    await page.getByLabel('Téléphone (facultatif)').fill('02 40 00 00 00');
    await press(page, 'Envoyer');
    await page.getByText('Merci, votre demande est bien arrivée.').waitFor();
    expect(await page.context().cookies(site.origin)).toEqual([]);
    const [sent] = await submissions();
    expect(sent).toMatchObject({ state: 'pending-confirmation', page: `${site.origin}/`, wordingVersion: 1 });
  });

  it('work without any script, and are refused to a site that nobody declared', async () => {
    const plain = `<form method="post" action="${address}"><input name="lastName" value="Roux"><input name="email" value="roux@courriel.example"><button>Envoyer</button></form>`;
    const page = await visit(plain);
    await press(page, 'Envoyer');
    await page.getByRole('heading', { name: 'Vérifiez, puis envoyez' }).waitFor();
    await expectAccessible(page);
    await page.waitForTimeout(700);
    await press(page, 'Envoyer');
    await page.getByText('Merci, votre demande est bien arrivée.').waitFor();
    expect(await submissions()).toHaveLength(2);

    const stranger = new Site(app);
    await stranger.start();
    const foreign = await visit(script(), stranger);
    expectComplaint(foreign, /CORS policy/);
    expectComplaint(foreign, /ERR_FAILED/);
    await foreign.waitForLoadState('networkidle');
    // What cannot be drawn leaves the link.
    await link(foreign, 'Demander un devis').waitFor();
    expect(await foreign.getByRole('button').count()).toBe(0);
    stranger.stop();
  });

  it('show what came in, on a phone too, and the lead says it', async () => {
    const [sent] = await submissions();
    const page = await openApp(instance, admin, {
      path: `/crm/web-forms/${formId}?tab=submissions`,
      viewport: viewports.phone,
    });
    await link(page, 'Roux').waitFor();
    expect(await fitsItsWidth(page)).toBe(true);
    await expectAccessible(page);
    await screenshot(page, 'web-form-submissions');
    await page.goto(`/crm/leads/${sent.leadId}`);
    await page
      .getByRole('region', { name: 'Reçue par formulaire' })
      .getByText('roux@courriel.example')
      .waitFor();
  });
});
