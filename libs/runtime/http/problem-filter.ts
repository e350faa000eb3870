import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CommonProblems, Problem, type ProblemCategory, preferredLanguage } from '#kernel';
import { Scopes } from '../context/scope.js';
import { translateDatabaseError } from '../database/database-errors.js';
import { AppLogger } from '../logging/logger.js';

export const statusOf: Record<ProblemCategory, number> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  unsupported: 415,
  invalid: 422,
  'precondition-required': 428,
  'too-many': 429,
  unexpected: 500,
  unavailable: 503,
};

/** The problem that an error is for its client; what we did not expect tells nothing of itself. */
export function problemOf(error: unknown): Problem {
  const found = translateDatabaseError(error);
  if (found instanceof Problem) return found;
  const status =
    found instanceof HttpException ? found.getStatus() : (found as { statusCode?: unknown })?.statusCode;
  switch (status) {
    case 400:
      return new Problem(CommonProblems.MALFORMED_REQUEST, { cause: found });
    case 401:
      return new Problem(CommonProblems.UNAUTHENTICATED, { cause: found });
    case 403:
      return new Problem(CommonProblems.FORBIDDEN, { cause: found });
    case 404:
      return new Problem(CommonProblems.NOT_FOUND, { cause: found });
    case 413:
      return new Problem(CommonProblems.BODY_TOO_LARGE, { cause: found });
    case 415:
      return new Problem(CommonProblems.UNSUPPORTED_MEDIA_TYPE, { cause: found });
    case 429:
      return new Problem(CommonProblems.TOO_MANY_REQUESTS, { cause: found });
    default:
      return new Problem(CommonProblems.UNEXPECTED, { cause: found });
  }
}

/** Writes a problem as RFC 9457 `application/problem+json`, in the client's language. */
export function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): void {
  const language = Scopes.find()?.language ?? preferredLanguage(request.headers['accept-language']);
  const status = statusOf[problem.kind.category];
  const retryAfter = problem.extra['retryAfter'];
  if (typeof retryAfter === 'number') reply.header('retry-after', String(retryAfter));
  else if (status === 503) reply.header('retry-after', '5');
  reply
    .status(status)
    .header('content-language', language)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(
      JSON.stringify({
        type: `urn:b2o:problem:${problem.code.toLowerCase().replaceAll('_', '-')}`,
        title: problem.kind.title[language],
        status,
        code: problem.code,
        detail: problem.detail?.[language],
        ...(problem.errors.length > 0 && {
          errors: problem.errors.map(({ field, code, message }) => ({
            field,
            code,
            message: message[language],
          })),
        }),
        ...problem.extra,
        correlationId: Scopes.find()?.correlationId,
      }),
    );
}

/** The one place where errors become answers. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: AppLogger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const problem = problemOf(error);
    if (problem.kind === CommonProblems.UNEXPECTED) this.logger.error('a request failed unexpectedly', error);
    if (problem.kind === CommonProblems.UNAVAILABLE)
      this.logger.warn('a request could not be served', problem.cause);
    const reply = http.getResponse<FastifyReply>();
    if (reply.sent) return;
    sendProblem(problem, http.getRequest<FastifyRequest>(), reply);
  }
}
