import { type TestInstance, TestPlatform } from '#testing';
import { mailsTo } from '../../identity/mails/mail-test-kit.js';
import { SendGuard } from '../consent/send-guard.js';
import { WebFormPurge } from './web-form-purge.js';
import { site, WebFormKit } from './web-form-test-kit.js';

let platform: TestPlatform;
let instance: TestInstance;
let kit: WebFormKit;
let key: string;
let formId: string;

beforeAll(async () => {
  platform = await TestPlatform.start({ B2O_TRUSTED_PROXIES: '127.0.0.1' });
  instance = await platform.instance({ name: 'Martin & Fils' });
  kit = await WebFormKit.of(platform, instance);
  const form = await kit.open();
  [key, formId] = [form.publicKey, form.id];
});
afterAll(() => platform.stop());

const typed = { lastName: 'Évrard <b>', email: 'lea@courriel.example' };
const last = async (id = formId) => (await kit.submissions(id))[0];
const plain = (members: object, headers: object = { origin: site, referer: `${site}/contact?x=1` }) =>
  kit.visit('POST', key, headers as Record<string, string>, new URLSearchParams({ ...members }).toString());
const tokenOf = (page: string): string => /name="_token" value="([^"]+)"/.exec(page)?.[1] ?? '';

describe('a form without any script', () => {
  it('shows the answers once more, and is in with one press of a button', async () => {
    const review = await plain({ ...typed, _wording: '1' });
    expect(review.status).toBe(200);
    expect(review.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(review.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(review.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(review.text).toContain('Vérifiez, puis envoyez');
    expect(review.text).toContain('Martin &amp; Fils');
    expect(review.text).toContain('value="Évrard &lt;b&gt;"');
    expect(review.text).not.toContain('<script');
    expect(await kit.submissions(formId)).toHaveLength(0);
    await new Promise((resolve) => setTimeout(resolve, 700));
    const own = { origin: `http://${instance.slug}.myb2o.localhost` };
    const sent = await plain({ ...typed, _token: tokenOf(review.text) }, own);
    expect(sent.text).toContain('Merci, votre demande est bien arrivée.');
    expect(await last()).toMatchObject({ state: 'received', leadId: expect.any(String) });
  });

  it('shows what is wrong beside the field, with what was typed', async () => {
    const refused = await plain({ lastName: 'Roux', email: 'nulle part' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('aria-invalid="true"');
    expect(refused.text).toContain('<strong id="b2o-email-error">');
    expect(refused.text).toContain('value="nulle part"');
  });

  it('leads to the page of thanks that the client has', async () => {
    const form = await kit.open({ thankYouUrl: `${site}/merci`, consentText: null });
    const { token } = await kit.shown(form.publicKey);
    const body = new URLSearchParams({ ...typed, _token: token }).toString();
    const sent = await kit.visit('POST', form.publicKey, { origin: site }, body);
    expect([sent.status, sent.headers['location']]).toEqual([303, `${site}/merci`]);
    const page = await kit.visit('GET', `${form.publicKey}/page`);
    expect(page.headers['content-security-policy']).toContain(`form-action 'self' ${site}`);
  });

  it('is refused from a site that is not declared, with words', async () => {
    const foreign = await plain(typed, { origin: 'https://ailleurs.example' });
    expect(foreign.status).toBe(403);
    expect(foreign.text).toContain('Ce formulaire n’est pas prévu pour ce site.');
    const gone = await kit.visit('POST', 'y'.repeat(43), { origin: site }, 'a=b');
    expect([gone.status, gone.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
  });
});

describe('agreeing to mailings', () => {
  it('is asked again by mail, and counts once the button is pressed', async () => {
    await kit.send(key, { ...typed, email: 'oui@courriel.example', _consent: 'yes' });
    const submission = await last();
    expect(submission).toMatchObject({ state: 'pending-confirmation', consentGiven: true });
    const lead = (await kit.admin.get(`/api/crm/leads/${submission.leadId}`)).body;
    expect(lead.consent).toContain('Accord donné : « J’accepte de recevoir les offres');
    const mail = await platform.eventually(
      () => mailsTo(platform.mails(), 'oui@courriel.example')[0],
      'the mail that asks',
    );
    const link = /http\S+form-confirmations\S+/.exec(mail.text)?.[0] ?? '';
    const { pathname } = new URL(link);
    const visitor = instance.anonymous();
    for (let scan = 0; scan < 2; scan += 1) {
      const page = await visitor.get(pathname);
      expect(page.text).toContain('Confirmez votre accord');
      expect(page.text).toContain('o…@c….example');
      expect(page.text).not.toContain('oui@courriel.example');
    }
    expect((await last()).state).toBe('pending-confirmation');
    expect(await words(lead.id)).toEqual(['informed', 'given']);
    expect((await visitor.post(pathname)).text).toContain('votre accord est confirmé');
    expect((await visitor.post(pathname)).text).toContain('votre accord est confirmé');
    expect(await last()).toMatchObject({ state: 'confirmed', confirmedAt: expect.any(String) });
    expect(await words(lead.id)).toEqual(['informed', 'given', 'confirmed']);
    const other = await (await platform.instance()).anonymous().get(pathname);
    expect(other.status).toBe(404);
  });

  it('lets nobody confirm with a link that was not sent', async () => {
    const { id } = await last();
    for (const secret of [id, `${id}.${'a'.repeat(43)}`, 'x', `${'0'.repeat(8)}.`]) {
      const page = await instance.anonymous().get(`/api/public/form-confirmations/${secret}`);
      expect([page.status, page.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    }
  });

  it('counts at once where the form asks for no confirmation', async () => {
    const form = await kit.open({ doubleOptIn: false });
    await kit.send(form.publicKey, { ...typed, email: 'direct@courriel.example', _consent: 'on' });
    const { state, leadId } = await last(form.id);
    expect(state).toBe('received');
    const lead = (await kit.admin.get(`/api/crm/leads/${leadId}`)).body;
    await kit.command(lead, 'crm/leads/:id/qualification', { score: 50 });
    const converted = await kit.command(
      { id: leadId, version: lead.version + 1 },
      'crm/leads/:id/conversion',
      {
        contact: {},
        opportunity: { name: 'Toiture' },
      },
    );
    if (converted.status !== 200) throw new Error(converted.text);
    const contactId = converted.body.convertedContactId;
    expect(contactId).toEqual(expect.any(String));
    const refusals = await instance.work(() => platform.app.get(SendGuard).refusals([contactId], 'email'));
    expect(refusals.get(contactId)).toBeUndefined();
  });

  const words = async (leadId: string): Promise<string[]> =>
    (
      await instance.work((db) =>
        db.query<{ kind: string }>('SELECT kind FROM crm_consent_event WHERE lead_id = $1 ORDER BY number', [
          leadId,
        ]),
      )
    ).map(({ kind }) => kind);
});

describe('what came in', () => {
  it('forgets from where after thirty days, and what was unwanted whole', async () => {
    await kit.send(key, { ...typed, website: 'x' });
    expect((await last()).address).toMatch(/^203\.0\./);
    await instance.work((db) =>
      db.query("UPDATE crm_web_form_submission SET received_at = received_at - interval '31 days'"),
    );
    await instance.work(() => platform.app.get(WebFormPurge).run());
    const left = await kit.submissions(formId);
    expect(left.length).toBeGreaterThan(0);
    for (const each of left)
      expect(each).toMatchObject({
        address: null,
        userAgent: null,
        state: expect.not.stringMatching('spam'),
      });
    const journal = await instance.work((db) =>
      db.query(
        "SELECT 1 FROM change_journal WHERE table_name = 'crm_web_form_submission' AND before IS NOT NULL",
      ),
    );
    expect(journal).toEqual([]);
  });

  it('goes with its lead', async () => {
    await kit.send(key, { ...typed, lastName: 'Parti' });
    const { id, leadId } = await last();
    const lead = (await kit.admin.get(`/api/crm/leads/${leadId}`)).body;
    const gone = await kit.admin.delete(`/api/crm/leads/${leadId}`, lead.version);
    if (gone.status !== 204) throw new Error(platform.logs.findLast((line) => line.includes('unexpectedly')));
    expect((await kit.admin.get(`/api/crm/web-form-submissions/${id}`)).status).toBe(404);
  });
});
