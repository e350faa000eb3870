import { type TestInstance, TestPlatform } from '#testing';
import { errorsOf } from '../leads/lead-test-kit.js';
import { formBody, requestBody, site, WebFormKit } from './web-form-test-kit.js';

let platform: TestPlatform;
let instance: TestInstance;
let kit: WebFormKit;

beforeAll(async () => {
  platform = await TestPlatform.start({ B2O_TRUSTED_PROXIES: '127.0.0.1' });
  instance = await platform.instance();
  kit = await WebFormKit.of(platform, instance);
});
afterAll(() => platform.stop());

const forms = '/api/crm/web-forms';

describe('a written request of the client', () => {
  it.each<[object, string]>([
    [{ responsibilityAccepted: false }, 'responsibilityAccepted required'],
    [{ signedOn: '2999-01-01' }, 'signedOn future'],
    [{ fields: [] }, 'fields required'],
    [{ fields: [{ name: 'iban' }] }, 'fields.0.name unknown'],
    [{ fields: [{ name: 'email' }, { name: 'email' }] }, 'fields.1.name twice'],
    [{ resource: 'hr.employee' }, 'resource unknown'],
  ])('is refused with %j', async (facts, error) => {
    const answer = await kit.admin.post('/api/workspace/client-requests', { ...requestBody, ...facts });
    expect(errorsOf(answer)[0]).toBe(422);
    expect(errorsOf(answer)).toContain(error);
  });

  it('is recorded by admins alone', async () => {
    for (const role of ['manager', 'member', 'reader'] as const) {
      const client = await instance.user(role);
      expect((await client.post('/api/workspace/client-requests', requestBody)).status).toBe(403);
      expect((await client.get('/api/workspace/client-requests')).status).toBe(200);
      expect((await client.post(forms, formBody)).status).toBe(403);
    }
  });

  it('stays as it was signed once a form relies on it, and its paper with it', async () => {
    const request = await kit.request({ documentReference: null });
    const form = await kit.made(forms, { ...formBody, requestId: request.id });
    const unsigned = await kit.command(form, 'crm/web-forms/:id/opening');
    expect([unsigned.status, unsigned.body.code]).toEqual([409, 'WORKSPACE_REQUEST_UNSIGNED']);
    const paper = await kit.admin.send<{ id: string }>(
      'POST',
      `/api/workspace/attachments?resource=workspace.client-request&recordId=${request.id}&name=demande.txt`,
      { raw: 'Signé : Jeanne Martin', headers: { 'content-type': 'text/plain' } },
    );
    expect((await kit.command(form, 'crm/web-forms/:id/opening')).status).toBe(200);
    const used = (await kit.admin.get(`/api/workspace/client-requests/${request.id}`)).body;
    expect(used).toMatchObject({ documentId: paper.body.id, usedAt: expect.any(String) });
    const path = `/api/workspace/client-requests/${request.id}`;
    const changed = await kit.admin.patch(path, used.version, { purpose: 'Autre chose' });
    expect([changed.status, changed.body.code]).toEqual([409, 'WORKSPACE_REQUEST_USED']);
    expect((await kit.admin.delete(path, used.version)).body.code).toBe('WORKSPACE_REQUEST_USED');
    expect((await kit.admin.delete(`/api/workspace/attachments/${paper.body.id}`, 1)).status).toBe(409);
    // PostgreSQL holds it too, whoever writes.
    await expect(
      instance.work((db) =>
        db.query("UPDATE workspace_client_request SET purpose = 'x' WHERE id = $1", [request.id]),
      ),
    ).rejects.toThrow();
  });
});

describe('a form', () => {
  it('cannot be opened without a request, by the API or past it', async () => {
    const form = await kit.made(forms, { ...formBody, sites: [] });
    expect(errorsOf(await kit.command(form, 'crm/web-forms/:id/opening'))).toEqual([
      422,
      'requestId required',
      'sites required',
    ]);
    await expect(
      instance.work((db) => db.query("UPDATE crm_web_form SET state = 'open' WHERE id = $1", [form.id])),
    ).rejects.toThrow();
  });

  it('cannot have a field that its request does not cover, before or after its opening', async () => {
    const request = await kit.request({ fields: [{ name: 'email' }] });
    const form = await kit.made(forms, { ...formBody, requestId: request.id });
    const refused = await kit.command(form, 'crm/web-forms/:id/opening');
    expect(refused.body).toMatchObject({ status: 409, code: 'WORKSPACE_REQUEST_NOT_COVERING' });
    expect(refused.body.detail).toContain('lastName, phone');
    const open = await kit.open();
    const wider = await kit.admin.patch(`${forms}/${open.id}`, open.version, {
      fields: [{ name: 'email', required: true }, { name: 'companyName' }],
    });
    expect([wider.status, wider.body.code]).toEqual([409, 'WORKSPACE_REQUEST_NOT_COVERING']);
    await expect(
      instance.work((db) =>
        db.query('UPDATE crm_web_form SET fields = fields || \'[{"name": "companyName"}]\' WHERE id = $1', [
          open.id,
        ]),
      ),
    ).rejects.toThrow();
  });

  it('closes with the revocation of its request, at once and for good', async () => {
    const form = await kit.open();
    expect((await kit.visit('GET', form.publicKey, { origin: site })).status).toBe(200);
    const { requestId } = (await kit.admin.get(`${forms}/${form.id}`)).body;
    const request = (await kit.admin.get(`/api/workspace/client-requests/${requestId}`)).body;
    const revoked = await kit.command(request, 'workspace/client-requests/:id/revocation', {
      reason: 'Fin du contrat',
    });
    expect(revoked.body).toMatchObject({ state: 'revoked', revocationReason: 'Fin du contrat' });
    const closed = (await kit.admin.get(`${forms}/${form.id}`)).body;
    expect(closed).toMatchObject({ state: 'closed', closedReason: 'Demande écrite révoquée' });
    expect((await kit.visit('GET', form.publicKey, { origin: site })).status).toBe(404);
    expect((await kit.visit('POST', form.publicKey, { origin: site }, {})).status).toBe(404);
    const again = await kit.command(closed, 'crm/web-forms/:id/opening');
    expect(again.body.code).toBe('WORKSPACE_REQUEST_NOT_COVERING');
  });

  it('keeps each version of what people read', async () => {
    const form = await kit.open();
    expect(form).toMatchObject({ wordingVersion: 1 });
    const renamed = await kit.admin.patch(`${forms}/${form.id}`, form.version, { name: 'Devis' });
    expect(renamed.body.wordingVersion).toBe(1);
    const changed = await kit.admin.patch(`${forms}/${form.id}`, renamed.body.version, {
      notice: 'Autre mention.',
    });
    expect(changed.body.wordingVersion).toBe(2);
    const kept = await instance.work((db) =>
      db.query('SELECT version, notice FROM crm_web_form_wording WHERE form_id = $1 ORDER BY version', [
        form.id,
      ]),
    );
    expect(kept).toEqual([
      { version: 1, notice: formBody.notice },
      { version: 2, notice: 'Autre mention.' },
    ]);
    await expect(
      instance.work((db) => db.query("UPDATE crm_web_form_wording SET notice = 'x'")),
    ).rejects.toThrow();
  });

  it.each<[object, string]>([
    [{ fields: [{ name: 'email' }, { name: 'email' }] }, 'fields.1.name twice'],
    [{ fields: [{ name: 'ownerId' }] }, 'fields.0.name isIn'],
    [{ fields: [{ name: 'lastName' }] }, 'consentText needs-email'],
    [{ sites: [{ origin: 'http://www.exemple.fr' }] }, 'sites.0.origin site'],
    [{ sites: [{ origin: 'https://*.exemple.fr' }] }, 'sites.0.origin site'],
    [{ thankYouUrl: 'javascript:alert(1)' }, 'thankYouUrl https'],
    [{ routing: 'team' }, 'routeTeamId required'],
    [{ state: 'open' }, 'state unknown'],
  ])('is refused with %j', async (facts, error) => {
    expect(errorsOf(await kit.admin.post(forms, { ...formBody, ...facts }))).toEqual([422, error]);
  });

  it('takes what people type as an address for the site that it is', async () => {
    const form = await kit.made(forms, { ...formBody, sites: [{ origin: ' WWW.Exemple.fr/contact?x=1 ' }] });
    expect(form).toMatchObject({ sites: [{ origin: 'https://www.exemple.fr' }] });
  });

  it('is removed only as long as nothing came in by it', async () => {
    const draft = await kit.made(forms, formBody);
    expect((await kit.admin.delete(`${forms}/${draft.id}`, draft.version)).status).toBe(204);
    const open = await kit.open();
    expect((await kit.admin.delete(`${forms}/${open.id}`, open.version)).body.code).toBe('CRM_WEB_FORM_USED');
  });
});
