import { Injectable } from '@nestjs/common';
import { AppLogger, Scopes } from '#runtime';
import { AuditTrail } from '../audit/audit-trail.js';

const onceEveryMs = 60_000;
const mostRemembered = 10_000;

/**
 * Records what users were refused, at most once a minute for each user and right: a client in a loop must not fill
 * the trail.
 */
@Injectable()
export class RefusalLog {
  private readonly last = new Map<string, number>();

  constructor(
    private readonly audit: AuditTrail,
    private readonly logger: AppLogger,
  ) {}

  /** Writes in a unit of its own, and never fails the request. @param code why: the problem's code. */
  async record(permission: string, code: string): Promise<void> {
    const userId = Scopes.find()?.actor?.userId;
    if (!userId) return;
    const key = `${Scopes.instance().schema} ${userId} ${permission}`;
    const now = Date.now();
    if (now - (this.last.get(key) ?? 0) < onceEveryMs) return;
    if (this.last.size >= mostRemembered) this.last.clear();
    this.last.set(key, now);
    await this.audit
      .appendApart({ action: 'identity.refused', object: permission, details: { permission, code } })
      .catch((error: unknown) => this.logger.warn('a refusal could not be recorded', error));
  }
}
