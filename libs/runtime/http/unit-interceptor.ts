import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { firstValueFrom, from, type Observable } from 'rxjs';
import { CommonProblems, Problem } from '#kernel';
import { Scopes } from '../context/scope.js';
import { translateDatabaseError } from '../database/database-errors.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Idempotency } from './idempotency.js';

/**
 * Ends the unit of work that the access guard opened: commits before the answer is sent, rolls back when the handler
 * throws. Around a POST it also honours `Idempotency-Key`.
 */
@Injectable()
export class UnitInterceptor implements NestInterceptor {
  constructor(
    private readonly units: UnitOfWork,
    private readonly idempotency: Idempotency,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const scope = Scopes.current();
    if (!scope.unit) return next.handle();
    const http = context.switchToHttp();
    const work = this.answer(http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>(), next);
    return from(this.close(work));
  }

  private async close(work: Promise<unknown>): Promise<unknown> {
    const scope = Scopes.current();
    try {
      const result = await work;
      const { unit } = scope;
      scope.unit = undefined;
      if (unit) await this.units.commit(unit);
      return result;
    } catch (error) {
      const { unit } = scope;
      scope.unit = undefined;
      if (unit) await this.units.rollback(unit);
      throw translateDatabaseError(error);
    }
  }

  private async answer(request: FastifyRequest, reply: FastifyReply, next: CallHandler): Promise<unknown> {
    const key = request.method === 'POST' ? request.headers['idempotency-key'] : undefined;
    const userId = Scopes.find()?.actor?.userId;
    if (key === undefined || userId === undefined)
      return firstValueFrom(next.handle(), { defaultValue: undefined });
    if (typeof key !== 'string' || key.length < 1 || key.length > 200)
      throw new Problem(CommonProblems.MALFORMED_REQUEST);
    const given = await this.idempotency.claim(userId, key, { url: request.url, body: request.body });
    if (given !== undefined) {
      reply.header('idempotent-replayed', 'true');
      return given.body ?? undefined;
    }
    const body = await firstValueFrom(next.handle(), { defaultValue: undefined });
    await this.idempotency.store(userId, key, body);
    return body;
  }
}
