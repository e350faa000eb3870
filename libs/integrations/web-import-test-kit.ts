/** What the kit asks of an answer, a client and a platform of the tests. */
interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  readonly body: any;
}
interface Client {
  get(path: string, options?: { headers: Record<string, string> }): Promise<Answer>;
  post(path: string, body?: unknown): Promise<Answer>;
  put(path: string, body?: unknown): Promise<Answer>;
  delete(path: string): Promise<Answer>;
  send(
    method: string,
    path: string,
    request: { raw: string | Buffer; headers: Record<string, string> },
  ): Promise<Answer>;
}
interface Platform {
  eventually<T>(
    look: () => T | undefined | Promise<T | undefined>,
    what: string,
    withinMs?: number,
  ): Promise<T>;
}

const path = '/api/integrations';

/** What a person does in the browser: sends files, starts imports, waits for them. */
export class WebImporter {
  constructor(
    private readonly platform: Platform,
    readonly client: Client,
  ) {}

  upload(content: string | Buffer, name = 'clients.csv', type = 'text/csv'): Promise<Answer> {
    return this.client.send('POST', `${path}/uploads?name=${encodeURIComponent(name)}`, {
      raw: content,
      headers: { 'content-type': type, 'content-length': String(Buffer.byteLength(content)) },
    });
  }

  /** Sends a file that must be taken. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  async file(content: string | Buffer, name?: string): Promise<any> {
    const answer = await this.upload(content, name);
    if (answer.status !== 201) throw new Error(`upload: ${answer.status} ${answer.text}`);
    return answer.body;
  }

  start(body: object): Promise<Answer> {
    return this.client.post(`${path}/imports`, { onMatch: 'update', dryRun: false, ...body });
  }

  /** Starts an import that must be taken, and waits for its end. */
  async run(body: object) {
    const started = await this.start(body);
    if (started.status !== 202) throw new Error(`import: ${started.status} ${started.text}`);
    return this.ended(started.body.id);
  }

  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  ended(id: string): Promise<any> {
    return this.platform.eventually(
      async () => {
        const { body } = await this.client.get(`${path}/imports/${id}`);
        return ['queued', 'running'].includes(body.state) ? undefined : body;
      },
      'the end of an import',
      30_000,
    );
  }

  rejects(id: string, query = '') {
    return this.client.get(`${path}/imports/${id}/rejects${query}`);
  }

  rejectsFile(id: string) {
    return this.client.get(`${path}/imports/${id}/rejects.csv`);
  }
}

/** Columns mapped one after the other: `{ Nom: 'name' }`. */
export const columns = (pairs: Record<string, string>): object[] =>
  Object.entries(pairs).map(([column, field]) => ({ column, field }));
