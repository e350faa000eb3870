import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** What a bucket of the tests does wrong. */
export type BucketFault = 'cuts answers' | 'cuts uploads' | 'flips a bit' | 'is full' | 'forbids';

/**
 * Enough of the S3 protocol for one bucket in memory, and the faults that no real server shows at a wish. It believes
 * every signature; that of the body's digest it checks. Swift (swift-test-kit.ts) is the real server.
 */
export class Bucket {
  readonly objects = new Map<string, Buffer>();
  readonly requests: string[] = [];
  fault: BucketFault | undefined;
  /** Until then nothing is answered. */
  silence: Promise<void> | undefined;
  /** How many requests the fault still spoils. */
  times = Number.POSITIVE_INFINITY;
  private readonly uploads = new Map<string, Map<number, Buffer>>();

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async start(): Promise<Bucket> {
    let bucket: Bucket | undefined;
    const server = createServer((request, response) => {
      bucket?.answer(request, response).catch(() => response.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    bucket = new Bucket(server, (server.address() as { port: number }).port);
    return bucket;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private strikes(fault: BucketFault): boolean {
    if (this.fault !== fault || this.times <= 0) return false;
    this.times -= 1;
    return true;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.endpoint);
    const key = decodeURIComponent(url.pathname.split('/').slice(2).join('/'));
    this.requests.push(`${request.method} ${key}`);
    const upload = url.searchParams.get('uploadId') ?? '';
    await this.silence;
    if (request.method === 'PUT' && this.strikes('cuts uploads')) {
      request.socket.destroy();
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const digest = createHash('sha256').update(body).digest('hex');
    const stated = request.headers['x-amz-content-sha256'];
    if (request.method === 'PUT' && stated !== digest)
      return refuse(response, 400, 'XAmzContentSHA256Mismatch');
    if (request.method === 'PUT' && this.strikes('is full'))
      return refuse(response, 507, 'InsufficientStorage');
    if (this.strikes('forbids')) return refuse(response, 403, 'AccessDenied');
    if (request.method === 'POST' && url.searchParams.has('uploads')) {
      const id = `upload-${this.uploads.size}`;
      this.uploads.set(id, new Map());
      return send(
        response,
        `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
      );
    }
    if (request.method === 'POST') {
      const parts = [...(this.uploads.get(upload) ?? [])].sort(([a], [b]) => a - b);
      this.objects.set(key, Buffer.concat(parts.map(([, part]) => part)));
      this.uploads.delete(upload);
      return send(
        response,
        `<CompleteMultipartUploadResult><Key>${key}</Key></CompleteMultipartUploadResult>`,
      );
    }
    if (request.method === 'PUT') {
      if (body.length > 0 && this.strikes('flips a bit'))
        body[body.length >> 1] = (body[body.length >> 1] ?? 0) ^ 1;
      if (upload) this.uploads.get(upload)?.set(Number(url.searchParams.get('partNumber')), body);
      else this.objects.set(key, body);
      response.setHeader('etag', `"${digest.slice(0, 32)}"`);
      return send(response, '');
    }
    if (request.method === 'DELETE') {
      if (upload) this.uploads.delete(upload);
      else this.objects.delete(key);
      response.statusCode = 204;
      return send(response, '');
    }
    if (url.searchParams.has('list-type')) return this.list(url, response);
    const found = this.objects.get(key);
    if (!found) return refuse(response, 404, 'NoSuchKey');
    response.setHeader('content-length', found.length);
    if (this.strikes('cuts answers')) {
      response.write(found.subarray(0, found.length >> 1), () => response.destroy());
      return;
    }
    response.end(found);
  }

  /** Two objects a page, so that pages follow each other. */
  private list(url: URL, response: ServerResponse): void {
    const prefix = url.searchParams.get('prefix') ?? '';
    const after = url.searchParams.get('continuation-token') ?? '';
    const keys = [...this.objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
    const page = keys.slice(0, 2);
    const rows = page.map(
      (key) =>
        `<Contents><Key>${key}</Key><Size>${this.objects.get(key)?.length}</Size><LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents>`,
    );
    const more = keys.length > page.length;
    send(
      response,
      `<ListBucketResult><IsTruncated>${more}</IsTruncated>${more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ''}${rows.join('')}</ListBucketResult>`,
    );
  }
}

function send(response: ServerResponse, text: string): void {
  response.setHeader('content-type', 'application/xml');
  response.end(text);
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.statusCode = status;
  send(response, `<Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}
