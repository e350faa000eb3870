import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { networkOf } from '#identity';
import { CommonProblems, Problem } from '#kernel';
import { Scopes } from '#runtime';

/** How often a form may be sent: by one network, and by all of them. Counted by each process in memory. */
@Injectable()
export class FormLimiter {
  private readonly byNetwork = new RateLimiterMemory({ points: 10, duration: 10 * 60 });
  private readonly byForm = new RateLimiterMemory({ points: 300, duration: 60 * 60 });

  /** @throws Problem TOO_MANY_REQUESTS with the seconds to wait */
  async consume(formId: string): Promise<void> {
    const { address } = Scopes.current();
    try {
      // The network first: one that is refused does not use up what is there for everybody.
      await this.byNetwork.consume(`${formId} ${networkOf(address ?? '')}`);
      await this.byForm.consume(formId);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const retryAfter = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      throw new Problem(CommonProblems.TOO_MANY_REQUESTS, { extra: { retryAfter } });
    }
  }
}
