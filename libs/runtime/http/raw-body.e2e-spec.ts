import { request as ask, type ClientRequest, type IncomingMessage } from 'node:http';
import fastify, { type FastifyInstance } from 'fastify';
import type { Problem } from '#kernel';
import { acceptRawBodies, type RawContent } from './raw-body.js';

const maxBytes = 1_000;

describe('a route that takes a file as its body', () => {
  let server: FastifyInstance;
  let port: number;
  let failures: string[];

  beforeAll(async () => {
    server = fastify({ forceCloseConnections: true });
    acceptRawBodies(server);
    server.setErrorHandler((error: Problem, _request, reply) => {
      failures.push(error.code);
      return reply.status(422).send(error.code);
    });
    const read = async ({ body }: { body: unknown }) => (await (body as RawContent).buffer()).length;
    server.put('/any', { config: { rawBody: { maxBytes } } }, read);
    server.put('/png', { config: { rawBody: { maxBytes, types: ['image/png'] } } }, read);
    server.put('/refused', { config: { rawBody: { maxBytes } } }, (_, reply) => reply.status(403).send());
    server.put('/plain', async ({ body }) => body);
    await server.listen({ port: 0, host: '127.0.0.1' });
    port = (server.server.address() as { port: number }).port;
  });
  beforeEach(() => {
    failures = [];
  });
  afterAll(() => server.close());

  const begin = (path: string, headers: Record<string, string | number>) =>
    ask({ port, path, method: 'PUT', headers, agent: false });
  const answerTo = (outgoing: ClientRequest) =>
    new Promise<string>((resolve, reject) => {
      outgoing.on('error', reject);
      outgoing.on('response', (answer: IncomingMessage) => {
        let text = '';
        answer.on('data', (chunk) => {
          text += chunk;
        });
        answer.on('end', () => resolve(`${answer.statusCode} ${text}`));
      });
    });
  const send = (path: string, type: string | undefined, content: string, declare = true) => {
    const outgoing = begin(path, {
      ...(type !== undefined && { 'content-type': type }),
      ...(declare ? { 'content-length': Buffer.byteLength(content) } : { 'transfer-encoding': 'chunked' }),
    });
    const answer = answerTo(outgoing);
    outgoing.end(content);
    return answer;
  };

  it.each(['application/json', 'text/plain', 'image/png', undefined])(
    'gives the bytes as they are, with the type %s',
    async (type) => expect(await send('/any', type, '{"a": ')).toBe('200 6'),
  );

  it('takes the types it names, whatever their parameters, and no other', async () => {
    expect(await send('/png', 'Image/PNG; name=x', 'abc')).toBe('200 3');
    for (const type of ['image/jpeg', 'application/json', 'application/vnd.b2o.raw', undefined])
      expect(await send('/png', type, '{}')).toBe('422 UNSUPPORTED_MEDIA_TYPE');
  });

  it('takes no byte more than its limit, declared or not', async () => {
    for (const declare of [true, false]) {
      expect(await send('/any', 'a/b', 'x'.repeat(maxBytes), declare)).toBe(`200 ${maxBytes}`);
      expect(await send('/any', 'a/b', 'x'.repeat(maxBytes + 1), declare)).toBe('422 BODY_TOO_LARGE');
    }
  });

  it('answers a caller whom it refuses without reading what they send', async () => {
    const outgoing = begin('/refused', { 'content-type': 'a/b', 'content-length': 500 });
    const answer = answerTo(outgoing);
    outgoing.write('only the beginning');
    expect(await answer).toBe('403 ');
    outgoing.destroy();
  });

  it('takes a client that goes away for one that sent nonsense, not for a fault of ours', async () => {
    const outgoing = begin('/any', { 'content-type': 'a/b', 'content-length': 500 });
    outgoing.on('error', () => undefined);
    outgoing.write('half');
    await new Promise((resolve) => setTimeout(resolve, 100));
    outgoing.destroy();
    for (let tries = 0; failures.length === 0 && tries < 50; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(failures).toEqual(['MALFORMED_REQUEST']);
  });

  it('cannot be reached on other routes by the name that raw bodies have inside', async () => {
    expect(await send('/plain', 'application/vnd.b2o.raw', 'x')).toBe('422 UNSUPPORTED_MEDIA_TYPE');
    expect(await send('/plain', 'application/json', '{"a":1}')).toBe('200 {"a":1}');
  });
});
