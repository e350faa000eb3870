import type { TestClient } from '#testing';

/** `422`, and what is wrong with each field. */
export const errorsOf = ({
  status,
  body,
}: {
  status: number;
  body: { errors?: { field: string; code: string }[] };
}) => [status, ...(body.errors ?? []).map(({ field, code }) => `${field} ${code}`)];

/** What people do with leads in the tests. */
export class LeadKit {
  constructor(private readonly client: TestClient) {}

  /** @throws Error when it is refused. */
  async create(input: Record<string, unknown>) {
    const answer = await this.client.post('/api/crm/leads', input);
    if (answer.status !== 201) throw new Error(`lead: ${answer.status} ${answer.text}`);
    return answer.body;
  }

  command(id: string, version: number, name: string, body: unknown = {}, client = this.client) {
    return client.post(`/api/crm/leads/${id}/${name}`, body, { headers: { 'if-match': `"${version}"` } });
  }

  /** A lead that may be converted. */
  async qualified(input: Record<string, unknown>) {
    const { id, version } = await this.create(input);
    return (await this.command(id, version, 'qualification', { score: 80 })).body;
  }
}

export const meOf = async (client: TestClient): Promise<string> =>
  (await client.get('/api/identity/session')).body.user.id;
