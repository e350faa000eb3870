import { newId } from '#kernel';
import type { TestClient, TestInstance } from '#testing';

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
  const departmentId = await add(referent, '/api/hr/departments', { name: 'Atelier' });
  const employeeId = await add(referent, '/api/hr/employees', { firstName: 'Aimé', lastName: 'Dupré' });
  await add(referent, '/api/hr/assignments', { employeeId, departmentId, startedOn: '2024-01-02' });
  await add(admin, '/api/identity/teams', { name: 'Poseurs' });

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
    const [row] = await db.query<{ id: string }>('SELECT id FROM identity_user WHERE email = $1', [victim]);
    return row?.id ?? '';
  });
  seeds.set('/api/identity/users', userId);
  seeds.set('/api/identity/roles', role);
  seeds.set('/api/integrations/imports', importRun);
  return seeds;
}
