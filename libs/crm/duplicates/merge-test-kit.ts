import { newId } from '#kernel';
import type { TestClient, TestInstance, TestPlatform } from '#testing';

/** What a merge and its undoing leave behind: messages, counters, journals, and the merges themselves. */
const left =
  /^(crm_merge.*|(change|hr_change|copy)_journal|outbox_message|idempotency_key|identity_(session|throttle|audit_event|access_stamp))$/;

/** What every table of an instance holds, row for row, generated values included. */
export async function digestsOf(
  platform: TestPlatform,
  { schema }: TestInstance,
): Promise<Record<string, string | null>> {
  const tables = await platform.sql<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind = 'r' ORDER BY 1`,
    [`"${schema}"`],
  );
  const each = tables
    .filter(({ name }) => !left.test(name))
    .map(
      ({ name }) =>
        `SELECT '${name}' AS name, md5(string_agg(t::text, '|' ORDER BY t::text)) AS digest FROM "${schema}"."${name}" t`,
    );
  const rows = await platform.sql<{ name: string; digest: string | null }>(each.join(' UNION ALL '));
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}

/** What people do with records in the tests of merges. */
export class MergeKit {
  constructor(readonly client: TestClient) {}

  async make(path: string, body: unknown): Promise<string> {
    const answer = await this.client.post(`/api/${path}`, body);
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return answer.body.id;
  }

  company = (name: string, more = {}) => this.make('crm/companies', { name, ...more });
  contact = (lastName: string, more = {}) => this.make('crm/contacts', { lastName, ...more });

  async read(path: string) {
    return (await this.client.get(`/api/crm/${path}`)).body;
  }

  /** Merges `otherId` into `id`, both in the version that they have now. */
  async merge(kind: 'companies' | 'contacts', id: string, otherId: string, keep?: Record<string, string>) {
    const [kept, other] = [await this.read(`${kind}/${id}`), await this.read(`${kind}/${otherId}`)];
    const body = { otherId, otherVersion: other.version ?? 1, ...(keep && { keep }) };
    return this.client.post(`/api/crm/${kind}/${id}/merge`, body, {
      headers: { 'if-match': `"${kept.version ?? 1}"` },
    });
  }

  undo(mergeId: string) {
    return this.client.post(`/api/crm/merges/${mergeId}/undo`);
  }
}

let establishments = 0;
/** SIRETs of one firm: the last digit makes the sum of Luhn's formula a multiple of ten. */
function nextSiret(): string {
  establishments += 1;
  const start = `732829320${String(establishments).padStart(4, '0')}`;
  const sum = [...start].reverse().reduce((total, digit, at) => {
    const doubled = at % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return `${start}${(10 - (sum % 10)) % 10}`;
}

/** Two companies of one firm, and all that may name either. */
export async function twins(instance: TestInstance, kit: MergeKit) {
  const [first, second] = [
    await kit.company('Martin', { siren: '732829320', phone: '0240000000', notes: 'la première' }),
    await kit.company('Martin SARL', {
      siret: nextSiret(),
      externalId: `M-${newId()}`,
      website: 'https://martin.example',
      addresses: [{ city: 'Nantes' }],
    }),
  ];
  const [common, own] = [await kit.contact('Commune'), await kit.contact('Propre')];
  for (const companyId of [first, second])
    await kit.make('crm/affiliations', { companyId, contactId: common, role: 'buyer' });
  const tie = await kit.make('crm/affiliations', { companyId: second, contactId: own, role: 'sales' });
  const opportunity = await kit.make('crm/opportunities', {
    name: 'Toiture',
    companyId: second,
    contactId: own,
  });
  const activity = await kit.make('crm/activities', {
    subject: 'Appel',
    kind: 'call',
    dueAt: '2026-01-05T09:00:00.000Z',
    companyId: second,
    opportunityId: opportunity,
  });
  const comment = await kit.make('workspace/comments', {
    resource: 'crm.company',
    recordId: second,
    text: 'Bon client',
  });
  const file = await kit.client.send<{ id: string }>(
    'POST',
    `/api/workspace/attachments?resource=crm.company&recordId=${second}&name=plan.txt`,
    { raw: '4,20 m', headers: { 'content-type': 'text/plain' } },
  );
  if (file.status !== 201) throw new Error(`file: ${file.status} ${file.text}`);
  await instance.work((db) =>
    db.query(
      `INSERT INTO workspace_notification (id, recipient_id, kind, resource, record_id)
       SELECT gen_random_uuid(), id, 'workspace.unnamed-mention', 'crm.company', $1 FROM identity_user`,
      [second],
    ),
  );
  await kit.client.post(`/api/crm/activities/${activity}/completion`, {}, { headers: { 'if-match': '"1"' } });
  return { first, second, common, own, tie, opportunity, activity, comment };
}
