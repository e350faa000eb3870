/** One signal on its way to the other processes. */
export interface Message {
  readonly topic: string;
  readonly instanceId: string;
  readonly data: unknown;
}

/** In place of messages: some were lost on the way. */
export const lostNews = 'lost';

/** PostgreSQL takes less than 8,000 bytes in one notification. */
const mostBytes = 7_900;

/**
 * Texts of at most 7,900 bytes that carry all the messages; one too long for that is told as lost.
 * @param lost some messages were lost before these.
 */
export function pack(from: string, messages: readonly Message[], lost: boolean): string[] {
  const payloads: string[] = [];
  const head = `{"from":${JSON.stringify(from)},"messages":`;
  let anyLost = lost;
  let parts: string[] = [];
  let bytes = 0;
  const close = () => {
    if (parts.length > 0) payloads.push(`${head}[${parts.join(',')}]}`);
    parts = [];
    bytes = head.length + 3;
  };
  close();
  for (const message of messages) {
    const part = JSON.stringify(message);
    const size = Buffer.byteLength(part) + 1;
    if (head.length + 3 + size > mostBytes) {
      anyLost = true;
      continue;
    }
    if (bytes + size > mostBytes) close();
    parts.push(part);
    bytes += size;
  }
  close();
  if (anyLost) payloads.push(`${head}"${lostNews}"}`);
  return payloads;
}

/** What `pack` made, read back; a text that nobody of ours wrote counts as lost news. */
export function unpack(payload: string): { from: string; messages: readonly Message[] | typeof lostNews } {
  try {
    const { from, messages } = JSON.parse(payload) as { from: unknown; messages: unknown };
    const whole = Array.isArray(messages) && messages.every(isMessage);
    return { from: String(from), messages: whole ? messages : lostNews };
  } catch {
    return { from: '', messages: lostNews };
  }
}

const isMessage = (value: unknown): value is Message => {
  const message = value as Partial<Message> | null;
  return typeof message?.topic === 'string' && typeof message.instanceId === 'string';
};
