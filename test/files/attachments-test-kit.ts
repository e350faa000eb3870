import type { TestAnswer, TestClient } from '#testing';

export const attachmentsPath = '/api/workspace/attachments';

export const beside = (resource: string, recordId: string): string =>
  `resource=${encodeURIComponent(resource)}&recordId=${encodeURIComponent(recordId)}`;

/** Puts a file beside a company, or beside another kind of record. */
export function upload(
  client: TestClient,
  recordId: string,
  name: string,
  content: string | Buffer,
  { resource = 'crm.company', headers = {} }: { resource?: string; headers?: Record<string, string> } = {},
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
): Promise<TestAnswer<any>> {
  const path = `${attachmentsPath}?${beside(resource, recordId)}&name=${encodeURIComponent(name)}`;
  const sent = { 'content-type': 'application/octet-stream', ...headers };
  return client.send('POST', path, { raw: content, headers: sent });
}

/** A company, by its id. */
export async function company(client: TestClient, body: object = {}): Promise<string> {
  const created = await client.post('/api/crm/companies', { name: 'Charpente Martin', ...body });
  if (created.status !== 201) throw new Error(created.text);
  return created.body.id;
}
