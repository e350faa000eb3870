import { Injectable } from '@nestjs/common';
import { TenantDb } from '#runtime';
import type { Channel } from './channels.js';

export interface Suppression {
  readonly channel: Channel;
  readonly reason: string;
  readonly at: Date;
}

export interface ChannelCount {
  readonly channel: Channel;
  readonly count: number;
}

/** The list of refused addresses. It knows no address, only hashes under a key that this role cannot read. */
@Injectable()
export class SuppressionsRepository {
  constructor(private readonly db: TenantDb) {}

  /** Puts an address on the list; every contact that has it is opted out in the same unit. */
  async add(channel: Channel, address: string, reason: string, at: Date): Promise<void> {
    await this.db.query(
      'SELECT b2o.suppress(current_schema()::text, $1, ARRAY[b2o.plain_address($1, $2)], $3, $4)',
      [channel, address, reason, at],
    );
  }

  /** Takes an address off the list; contacts that nothing else keeps out are opted in again. */
  async remove(channel: Channel, address: string): Promise<void> {
    await this.db.query(
      `SELECT b2o.lift(current_schema()::text, $1, ARRAY[b2o.plain_address($1, $2)], 'infinity')`,
      [channel, address],
    );
  }

  async find(channel: Channel, address: string): Promise<Suppression | undefined> {
    const [row] = await this.db.query<Suppression>(
      `SELECT s.channel, s.reason, s.at FROM crm_suppression s
       JOIN b2o.address_hashes(current_schema()::text, $1, ARRAY[b2o.plain_address($1, $2)]) h ON h.hash = s.address_hash
       WHERE s.channel = $1`,
      [channel, address],
    );
    return row;
  }

  counts(): Promise<ChannelCount[]> {
    return this.db.query<ChannelCount>(
      `SELECT channel, count(s.id)::int AS count
       FROM unnest(ARRAY['email', 'sms', 'phone', 'letter']) WITH ORDINALITY AS each (channel, place)
       LEFT JOIN crm_suppression s USING (channel) GROUP BY channel, place ORDER BY place`,
    );
  }

  /** The newest entries: what is known of them is no address. */
  latest(limit: number): Promise<Suppression[]> {
    return this.db.query<Suppression>(
      'SELECT id, channel, reason, at FROM crm_suppression ORDER BY at DESC, id LIMIT $1',
      [limit],
    );
  }
}
