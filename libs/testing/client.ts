import { request } from 'node:http';

export interface TestAnswer<Body = unknown> {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly text: string;
  readonly bytes: Buffer;
  /** The body as JSON; undefined where there is none. */
  readonly body: Body;
}

export interface TestRequest {
  body?: unknown;
  /** Sent as it is, for bodies that are no JSON. */
  raw?: string | Buffer;
  headers?: Record<string, string | string[]>;
}

/** A client of one instance, as a script would be one: it names itself and keeps its cookie. */
export class TestClient {
  cookie: string | undefined;

  constructor(
    private readonly origin: string,
    private readonly host: string,
  ) {}

  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  get = <Body = any>(path: string, options?: TestRequest) => this.send<Body>('GET', path, options);
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  post = <Body = any>(path: string, body?: unknown, options?: TestRequest) =>
    this.send<Body>('POST', path, { body: body ?? {}, ...options });
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  put = <Body = any>(path: string, body?: unknown, options?: TestRequest) =>
    this.send<Body>('PUT', path, { body: body ?? {}, ...options });
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  patch = <Body = any>(path: string, version: number, body: unknown) =>
    this.send<Body>('PATCH', path, { body, headers: { 'if-match': `"${version}"` } });
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  delete = <Body = any>(path: string, version?: number) =>
    this.send<Body>('DELETE', path, version === undefined ? {} : { headers: { 'if-match': `"${version}"` } });

  /** @throws Error when the server breaks the connection. */
  send<Body>(
    method: string,
    path: string,
    { body, raw, headers = {} }: TestRequest = {},
  ): Promise<TestAnswer<Body>> {
    const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const sent = {
      host: this.host,
      'x-b2o-client': 'test',
      ...(payload !== undefined && raw === undefined && { 'content-type': 'application/json' }),
      ...(payload !== undefined && { 'content-length': String(Buffer.byteLength(payload)) }),
      ...(this.cookie && { cookie: this.cookie }),
      ...headers,
    };
    return new Promise((resolve, reject) => {
      const outgoing = request(
        `${this.origin}${path}`,
        { method, headers: sent, setHost: false },
        (incoming) => {
          const chunks: Buffer[] = [];
          // A stream of events has no end: its beginning is the answer.
          const endless = incoming.headers['content-type']?.startsWith('text/event-stream') ?? false;
          incoming.on('data', (chunk: Buffer) => {
            chunks.push(chunk);
            if (endless) incoming.destroy();
          });
          incoming.on('error', reject);
          incoming.on(endless ? 'close' : 'end', () => {
            const bytes = Buffer.concat(chunks);
            const text = bytes.toString('utf8');
            const set = incoming.headers['set-cookie']?.[0]?.split(';', 1)[0];
            if (set) this.cookie = set.endsWith('=') ? undefined : set;
            const json = /json/.test(incoming.headers['content-type'] ?? '');
            resolve({
              status: incoming.statusCode ?? 0,
              headers: incoming.headers,
              text,
              bytes,
              body: (json && text ? JSON.parse(text) : undefined) as Body,
            });
          });
        },
      );
      outgoing.on('error', reject);
      if (payload !== undefined) outgoing.write(payload);
      outgoing.end();
    });
  }
}
