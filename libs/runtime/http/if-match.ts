import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CommonProblems, Problem } from '#kernel';

/** The version in `If-Match: "3"`. @throws Problem VERSION_REQUIRED when it is missing or no version. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  const match = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header ?? '');
  if (!match) throw new Problem(CommonProblems.VERSION_REQUIRED);
  return Number(match[1]);
});
