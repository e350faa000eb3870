import { request } from '@/api/http';

/** What the server says of a record that another one points to. */
export interface RecordTitle {
  resource: string;
  id: string;
  title: string;
  subtitle?: string | null;
}

interface Waiting {
  resource: string;
  id: string;
  resolve: (title: RecordTitle | null) => void;
  reject: (problem: unknown) => void;
}

/** The most titles that one request asks for. */
const most = 100;
let waiting: Waiting[] = [];

async function ask(batch: readonly Waiting[]): Promise<void> {
  try {
    const items = [
      ...new Map(batch.map(({ resource, id }) => [`${resource} ${id}`, { resource, id }])).values(),
    ];
    const answer = await request<{ items: RecordTitle[] }>('workspace/labels', {
      method: 'POST',
      body: { items },
    });
    const found = new Map(answer.items.map((item) => [`${item.resource} ${item.id}`, item]));
    for (const { resource, id, resolve } of batch) resolve(found.get(`${resource} ${id}`) ?? null);
  } catch (problem) {
    for (const { reject } of batch) reject(problem);
  }
}

/**
 * The title of a record; everything that is asked in the same tick goes in one request.
 * @returns null for a record that is unknown to this user.
 */
export function readTitle(resource: string, id: string): Promise<RecordTitle | null> {
  return new Promise((resolve, reject) => {
    if (waiting.length === 0) {
      setTimeout(() => {
        const all = waiting;
        waiting = [];
        for (let at = 0; at < all.length; at += most) void ask(all.slice(at, at + most));
      });
    }
    waiting.push({ resource, id, resolve, reject });
  });
}
