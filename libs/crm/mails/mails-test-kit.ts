import type { TestAnswer, TestClient, TestInstance, TestPlatform } from '#testing';

/** A mail as a program saves it. */
export function eml(headers: Record<string, string>, body = 'Bonjour,\r\n\r\nOui pour mardi.\r\n'): string {
  const all: Record<string, string> = {
    From: 'Léa Martin <lea@martin.example>',
    To: 'devis@charpentes.example',
    Subject: 'Votre devis',
    Date: 'Tue, 03 Nov 2026 09:15:00 +0100',
    'Message-ID': '<premier@martin.example>',
    'Content-Type': 'text/plain; charset=utf-8',
    ...headers,
  };
  const lines = Object.entries(all).filter(([, value]) => value !== '');
  return `${lines.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${body}`;
}

export interface IntakeBody {
  outcome: string;
  reason: string | null;
  emailId: string;
  refusedFiles: string[];
  reply: { outcome: string; answer: string | null; name: string | null } | null;
}

/** Brings a file of a mail in. */
export function bringIn(
  client: TestClient,
  content: string | Buffer,
  query = '',
): Promise<TestAnswer<IntakeBody>> {
  return client.send<IntakeBody>('POST', `/api/crm/email-intake?name=mail.eml${query}`, {
    raw: content,
    headers: { 'content-type': 'message/rfc822' },
  });
}

/** Waits for a mail that says something. */
export const mailWith = (platform: TestPlatform, words: string): Promise<string> =>
  platform.eventually(() => platform.mails().find((each) => each.includes(words)), `a mail with ${words}`);

export const made = async (client: TestClient, path: string, body: object): Promise<string> => {
  const answer = await client.post<{ id: string }>(`/api/crm/${path}`, body);
  if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer.body.id;
};

/** A member of the instance, with a name. */
export async function colleague(instance: TestInstance): Promise<TestClient> {
  return instance.user('member');
}
