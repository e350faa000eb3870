import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { CommonProblems, Problem, text } from '#kernel';

export interface RawBodyOptions {
  /** Media types that the route takes, in lower case and without parameters; absent: any. */
  readonly types?: readonly string[];
  readonly maxBytes: number;
}

/** Under this name a raw body finds its parser, whatever it is: Fastify would read JSON and plain text itself. */
const rawType = 'application/vnd.b2o.raw';
const waiting = new WeakMap<FastifyRequest, RawContent>();

/**
 * The route takes a file as its body, as it is: no form, no JSON. Nothing of it is read before the caller's rights are
 * known. Such a route has `@OwnUnits()`, since a transaction must not wait for a client's line; the handler gets the
 * file with `@Uploaded()`.
 */
export function RawBody(options: RawBodyOptions): MethodDecorator {
  return applyDecorators(
    RouteConfig({ rawBody: options }),
    ApiConsumes(...(options.types ?? ['application/octet-stream'])),
    ApiBody({ required: true, schema: { type: 'string', format: 'binary' } }),
  );
}

/** The file that was sent to a route with `@RawBody()`. */
export const Uploaded = createParamDecorator((_: unknown, context: ExecutionContext): RawContent => {
  const { body } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!(body instanceof RawContent)) throw new Error('@Uploaded() needs @RawBody()');
  return body;
});

/** A body that is still on its way. It can be read once. */
export class RawContent {
  private read = false;

  constructor(
    /** The media type that the client declares, in lower case and without parameters; to be checked. */
    readonly type: string,
    private readonly source: Readable,
    private readonly maxBytes: number,
  ) {}

  /** Breaks off with Problem BODY_TOO_LARGE, or MALFORMED_REQUEST when the client goes away. */
  stream(): Readable {
    if (this.read) throw new Error('a raw body can be read once');
    this.read = true;
    return Readable.from(this.chunks(), { objectMode: false });
  }

  /** The whole content; for small files. @throws Problem like `stream`. */
  buffer(): Promise<Buffer> {
    return buffer(this.stream());
  }

  /** What is known of the content before it is read; for the key of a repeated request. */
  toJSON(): { type: string } {
    return { type: this.type };
  }

  private async *chunks(): AsyncGenerator<Buffer> {
    let bytes = 0;
    try {
      // The source is the client's connection: ending the loop early must not close it before the answer is sent.
      for await (const chunk of this.source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        if (bytes > this.maxBytes) throw tooLarge(this.maxBytes);
        yield chunk;
      }
    } catch (cause) {
      throw cause instanceof Problem ? cause : new Problem(CommonProblems.MALFORMED_REQUEST, { cause });
    } finally {
      this.source.resume();
    }
  }
}

/** Lets routes take raw bodies. */
export function acceptRawBodies(fastify: FastifyInstance): void {
  fastify.addHook('preParsing', (request, reply, payload, done) => {
    const options = optionsOf(request);
    if (!options) return done(null, payload);
    const type = (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
    const refusal = refusalOf(options, type, Number(request.headers['content-length'] ?? 0));
    if (refusal) {
      // The rest of the body is not waited for.
      reply.header('connection', 'close');
      return done(refusal);
    }
    waiting.set(request, new RawContent(type, payload as Readable, options.maxBytes));
    request.raw.headers['content-type'] = rawType;
    done(null, payload);
  });
  fastify.addContentTypeParser(rawType, (request, _payload, done) => {
    const content = waiting.get(request);
    // A client may have named the type itself.
    if (content) done(null, content);
    else done(new Problem(CommonProblems.UNSUPPORTED_MEDIA_TYPE));
  });
}

const optionsOf = (request: FastifyRequest): RawBodyOptions | undefined =>
  (request.routeOptions.config as { rawBody?: RawBodyOptions }).rawBody;

function refusalOf({ types, maxBytes }: RawBodyOptions, type: string, length: number): Problem | undefined {
  if (types && !types.includes(type)) {
    const list = types.join(', ');
    const detail = text(`Types acceptés : ${list}.`, `Accepted types: ${list}.`);
    return new Problem(CommonProblems.UNSUPPORTED_MEDIA_TYPE, { detail });
  }
  return length > maxBytes ? tooLarge(maxBytes) : undefined;
}

function tooLarge(maxBytes: number): Problem {
  const [fr, en] =
    maxBytes >= 1024 * 1024
      ? [`${Math.floor(maxBytes / 1024 / 1024)} Mo`, `${Math.floor(maxBytes / 1024 / 1024)} MB`]
      : [`${Math.floor(maxBytes / 1024)} Ko`, `${Math.floor(maxBytes / 1024)} kB`];
  return new Problem(CommonProblems.BODY_TOO_LARGE, { detail: text(`${fr} au plus.`, `${en} at most.`) });
}
