import { BackupService } from '#backup';
import { newId } from '#kernel';
import { Databases } from '#runtime';
import type { TestClient, TestInstance } from '#testing';
import { plantRetention } from './retention-seeds.js';
import { plantWebForm } from './web-form-seeds.js';

/** 16 × 16 black pixels, as PNG. */
const logo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQAQAAAAA3iMLMAAAADElEQVR4nGNgIA0AAAAwAAEWiZrRAAAAAElFTkSuQmCC',
  'base64',
);

/** One id for each collection of an instance: `/api/crm/companies` → its company. */
export type Seeds = ReadonlyMap<string, string>;

async function made(client: TestClient, path: string, body: object): Promise<[string, string]> {
  const answer = await client.post(path, body);
  if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return [path, answer.body.id];
}

/**
 * Puts one record of each kind into an instance. A new kind of record with an id in its routes is added here: the
 * matrix fails until it is.
 */
export async function plant(instance: TestInstance): Promise<Seeds> {
  const admin = await instance.admin();
  const referent = await instance.hrReferent();
  const seeds = new Map<string, string>();
  const add = async (client: TestClient, path: string, body: object): Promise<string> => {
    const [collection, id] = await made(client, path, body);
    seeds.set(collection, id);
    return id;
  };
  const companyId = await add(admin, '/api/crm/companies', { name: 'Charpente Martin', notes: 'à rappeler' });
  const contactId = await add(admin, '/api/crm/contacts', { lastName: 'Martin', firstName: 'Léa' });
  await add(admin, '/api/crm/affiliations', { contactId, companyId });
  const pipelineId = await add(admin, '/api/crm/pipelines', { name: 'Entretien' });
  await add(admin, '/api/crm/stages', { pipelineId, name: 'Diagnostic', probability: 20 });
  await add(admin, '/api/crm/lost-reasons', { name: 'Sans suite' });
  const opportunityId = await add(admin, '/api/crm/opportunities', { name: 'Charpente Martin', companyId });
  await add(admin, '/api/crm/participants', { opportunityId, contactId });
  await add(admin, '/api/crm/activities', {
    kind: 'call',
    subject: 'Rappeler Charpente Martin',
    dueAt: '2030-03-31T12:00:00Z',
    companyId,
    contactId,
  });
  await add(admin, '/api/crm/leads', { companyName: 'Véranda Petit', need: 'une véranda de 20 m²' });
  await add(admin, '/api/workspace/tags', { name: 'Salon de Nantes' });
  await add(admin, '/api/crm/segments', { name: 'Clients fidèles', kind: 'fixed' });
  await add(admin, '/api/crm/mail-templates', {
    name: 'Relance',
    subject: 'Votre projet',
    body: 'Bonjour',
    shared: true,
  });
  await add(admin, '/api/crm/rights-requests', {
    person: 'Léa Martin',
    kind: 'access',
    receivedOn: '2026-01-12',
  });
  await add(admin, '/api/crm/campaigns', { name: 'Portes ouvertes', subject: 'Samedi', body: 'Venez.' });
  seeds.set('/api/crm/campaign-openings', '0'.repeat(32));
  const [twin, other] = [
    await made(admin, '/api/crm/companies', { name: 'Menuiserie Roy' }),
    await made(admin, '/api/crm/companies', { name: 'Menuiserie Roy SARL' }),
  ];
  const merge = await admin.post(
    `/api/crm/companies/${twin[1]}/merge`,
    { otherId: other[1], otherVersion: 1 },
    { headers: { 'if-match': '"1"' } },
  );
  if (merge.status !== 200) throw new Error(`merge: ${merge.status} ${merge.text}`);
  seeds.set('/api/crm/merges', merge.body.id);
  const feed = await admin.post('/api/crm/calendar-feed');
  seeds.set('/api/crm/calendar', /([^/]+)\.ics$/.exec(feed.body.url)?.[1] ?? '');
  // A mail that came in: one that is written is its writer's alone until it leaves.
  const mail = await admin.send<{ emailId: string }>('POST', '/api/crm/email-intake?name=devis.eml', {
    raw: `From: lea@martin.example\r\nTo: admin@b2o.example\r\nMessage-ID: <${companyId}@martin.example>\r\nSubject: Votre devis\r\n\r\nMerci.\r\n`,
    headers: { 'content-type': 'message/rfc822' },
  });
  if (!mail.body.emailId) throw new Error(`mail: ${mail.status} ${mail.text}`);
  seeds.set('/api/crm/emails', mail.body.emailId);
  const calendar = await admin.send<{ id: string }>('POST', '/api/crm/calendar-imports?name=agenda.ics', {
    raw: 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20300101T090000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
    headers: { 'content-type': 'text/calendar' },
  });
  if (calendar.status !== 201) throw new Error(`calendar: ${calendar.status} ${calendar.text}`);
  seeds.set('/api/crm/calendar-imports', calendar.body.id);
  const departmentId = await add(referent, '/api/hr/departments', { name: 'Atelier' });
  const employeeId = await add(referent, '/api/hr/employees', { firstName: 'Aimé', lastName: 'Dupré' });
  await add(referent, '/api/hr/assignments', { employeeId, departmentId, startedOn: '2024-01-02' });
  await add(admin, '/api/identity/teams', { name: 'Poseurs' });

  await add(admin, '/api/workspace/comments', {
    resource: 'crm.company',
    recordId: companyId,
    text: 'Le client rappelle mardi.',
  });
  const file = await admin.send<{ id: string }>(
    'POST',
    `/api/workspace/attachments?resource=crm.company&recordId=${companyId}&name=mesures.txt`,
    { raw: '4,20 m sur 3,10 m', headers: { 'content-type': 'text/plain' } },
  );
  if (file.status !== 201) throw new Error(`attachment: ${file.status} ${file.text}`);
  seeds.set('/api/workspace/attachments', file.body.id);

  await add(admin, '/api/workspace/custom-fields', {
    record: 'crm.activity',
    kind: 'text',
    label: 'Chantier',
  });
  await add(admin, '/api/workspace/views', { resource: 'crm.company', name: 'Nos clients', shared: true });
  const headers = { 'content-type': 'image/png' };
  const put = await admin.send('PUT', '/api/workspace/company/logo', { raw: logo, headers });
  if (put.status !== 200) throw new Error(`logo: ${put.status} ${put.text}`);

  const upload = await admin.send<{ id: string }>('POST', '/api/integrations/uploads?name=clients.csv', {
    raw: 'Nom;Ville\nMartin;Nantes\n',
    headers: { 'content-type': 'text/csv' },
  });
  if (upload.status !== 201) throw new Error(`upload: ${upload.status} ${upload.text}`);
  seeds.set('/api/integrations/uploads', upload.body.id);
  const { runId: run } = await instance.platform.app
    .get(BackupService)
    .run(instance.slug, { kind: 'full', actor: 'test' });
  const request = newId();
  await instance.platform.app.get(Databases).asOwner('seeds', (client) =>
    client.query(
      `INSERT INTO platform.restore_request (id, instance_id, run_id, target, reason, state, requester_id, requested_by, language)
       VALUES ($1, $2, $3, 'side', 'comparer', 'open', $1, 'test', 'fr')`,
      [request, instance.row.id, run],
    ),
  );
  // An open copy is a schema like the live one: here it is the live one.
  const inspection = newId();
  await instance.platform.app.get(Databases).asOwner('seeds', (client) =>
    client.query(
      `INSERT INTO platform.inspection (id, instance_id, run_id, state, schema_name, schema_version, requester_id,
         requested_by, opened_at, expires_at)
       SELECT $1, i.id, $2, 'open', i.schema_name, i.schema_version, $1, 'test', now(), now() + interval '1 day'
       FROM platform.instance i WHERE i.id = $3`,
      [inspection, run, instance.row.id],
    ),
  );
  seeds.set('/api/backup/inspections', inspection);
  seeds.set('/api/backup/runs', run);
  seeds.set('/api/backup/restore-requests', request);

  const victim = `victim@${instance.slug}.example`;
  await instance.invite(victim, 'member');
  const [role, importRun] = [newId(), newId()];
  const userId = await instance.work(async (db) => {
    await db.query(
      "INSERT INTO identity_role (id, key, name, permissions) VALUES ($1, 'poseur', 'Poseur', '{\"crm.contact.read\": \"all\"}')",
      [role],
    );
    await db.query(
      `INSERT INTO integrations_import (id, name, mapping, mapping_sha256, targets, vault, state, started_by)
       VALUES ($1, 'clients', 'name: clients', repeat('a', 64), '{crm.contact}', false, 'done', 'command')`,
      [importRun],
    );
    await db.query(
      `INSERT INTO workspace_notification (id, recipient_id, kind, resource, record_id)
       SELECT gen_random_uuid(), id, 'workspace.unnamed-mention', 'crm.contact', $1 FROM identity_user`,
      [contactId],
    );
    const [row] = await db.query<{ id: string }>('SELECT id FROM identity_user WHERE email = $1', [victim]);
    return row?.id ?? '';
  });
  for (const [path, id] of await plantWebForm(instance, admin)) seeds.set(path, id);
  for (const [path, id] of await plantRetention(instance, contactId)) seeds.set(path, id);
  seeds.set('/api/identity/users', userId);
  seeds.set('/api/identity/roles', role);
  seeds.set('/api/integrations/imports', importRun);
  return seeds;
}
