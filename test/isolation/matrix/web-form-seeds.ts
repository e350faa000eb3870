import { newId } from '#kernel';
import type { TestClient, TestInstance } from '#testing';
import { FormTokens } from '../../../libs/crm/web-forms/form-tokens.js';

/** An open form on a written request, and something that came in by it and waits for its confirmation. */
export async function plantWebForm(instance: TestInstance, admin: TestClient): Promise<[string, string][]> {
  const make = async (path: string, body: object, headers = {}) => {
    const answer = await admin.post(path, body, { headers });
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return answer.body;
  };
  const request = await make('/api/workspace/client-requests', {
    name: 'Formulaire du site',
    kind: 'web-form',
    signedOn: '2026-01-12',
    signatoryName: 'Jeanne Martin',
    signatoryFunction: 'Gérante',
    documentReference: 'DEM-1',
    resource: 'crm.lead',
    fields: [{ name: 'email' }],
    purpose: 'Répondre aux demandes',
    recipient: 'Service commercial',
    responsibilityAccepted: true,
  });
  const draft = await make('/api/crm/web-forms', {
    name: 'Contact',
    requestId: request.id,
    fields: [{ name: 'email', required: true }],
    purpose: 'Nous vous répondons.',
    notice: 'Vos réponses servent à vous répondre.',
    consentText: 'J’accepte les envois.',
    sites: [{ origin: 'https://www.martin.example' }],
  });
  const form = await make(`/api/crm/web-forms/${draft.id}/opening`, {}, { 'if-match': '"1"' });
  const id = newId();
  const secret = await instance.work(async (db) => {
    await db.query(
      `INSERT INTO crm_web_form_submission (id, form_id, wording_version, state, received_at, answers, consent_given)
       VALUES ($1, $2, 1, 'pending-confirmation', now(), '[{"name": "email", "value": "qui@exemple.example"}]', true)`,
      [id, form.id],
    );
    return instance.platform.app.get(FormTokens).confirmation(id);
  });
  return [
    ['/api/workspace/client-requests', request.id],
    ['/api/crm/web-forms', form.id],
    ['/api/crm/web-form-submissions', id],
    ['/api/public/forms', form.publicKey],
    ['/api/public/form-confirmations', secret],
  ];
}
