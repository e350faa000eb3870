import { Injectable } from '@nestjs/common';
import { dayIn } from '#kernel';
import { Clock, Scopes, TenantDb } from '#runtime';
import type { Channel, Refusal } from './channels.js';
import { guardStatement } from './guard-statement.js';

export type { Channel, Refusal } from './channels.js';

/** From this day on consumers are called with their consent only (law 2025-594, art. L223-1 of the Code de la consommation). */
const phoneOptInSince = '2026-08-11';

/**
 * Decides who may get a commercial message (CRM-3, rules B24, R03, R19, R20). Nothing is sent, and nobody called, past
 * it; ask again right before each message, as a refusal counts at once.
 */
@Injectable()
export class SendGuard {
  constructor(
    private readonly db: TenantDb,
    private readonly clock: Clock,
  ) {}

  /**
   * Why each of these contacts may not get a commercial message now; contacts that may are absent from the map. One
   * statement for any number of contacts. One who does not exist has no address.
   */
  async refusals(
    contactIds: readonly string[],
    channel: Channel,
    about: { theme?: 'energy-renovation' } = {},
  ): Promise<Map<string, Refusal>> {
    if (contactIds.length === 0) return new Map();
    const now = this.clock.now();
    const today = dayIn(now, Scopes.instance().timeZone);
    const rows = await this.db.query<{ id: string; refusal: Refusal }>(guardStatement, [
      contactIds,
      channel,
      now,
      today,
      about.theme ?? null,
      today >= phoneOptInSince,
    ]);
    return new Map(rows.map(({ id, refusal }) => [id, refusal]));
  }
}
