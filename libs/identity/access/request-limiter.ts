import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { CommonProblems, Problem } from '#kernel';
import { AppConfig, Scopes } from '#runtime';
import { networkOf } from '../throttle/login-throttle.js';

/**
 * The outer ring: how many requests a second one user, or one network without a session, may send to an instance.
 * Counted by each process in memory; guessing passwords is slowed apart, in PostgreSQL.
 */
@Injectable()
export class RequestLimiter {
  private readonly limiter: RateLimiterMemory;

  constructor(config: AppConfig) {
    this.limiter = new RateLimiterMemory({ points: config.rateLimit, duration: 1 });
  }

  /** @throws Problem TOO_MANY_REQUESTS */
  byUser(userId: string): Promise<void> {
    return this.consume(`${Scopes.instance().schema} user ${userId}`);
  }

  /** @throws Problem TOO_MANY_REQUESTS */
  byNetwork(): Promise<void> {
    const { address, instance } = Scopes.current();
    return this.consume(`${instance?.schema ?? ''} network ${networkOf(address ?? '')}`);
  }

  private async consume(key: string): Promise<void> {
    try {
      await this.limiter.consume(key);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const retryAfter = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      throw new Problem(CommonProblems.TOO_MANY_REQUESTS, { extra: { retryAfter } });
    }
  }
}
