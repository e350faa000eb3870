import { Injectable } from '@nestjs/common';
import { TenantDb } from '#runtime';
import { type LostReason, lostReasonType } from './lost-reason.entity.js';
import { OrderedRepository } from './ordered-repository.js';

@Injectable()
export class LostReasonsRepository extends OrderedRepository<LostReason> {
  constructor(db: TenantDb) {
    super(db, lostReasonType, 'lost_reason_id');
  }

  /** The reason with a name, whatever its case and accents. */
  async named(name: string): Promise<string | undefined> {
    const [row] = await this.db.query<{ id: string }>(
      'SELECT id FROM crm_lost_reason WHERE b2o.fold(name) = b2o.fold($1) ORDER BY position LIMIT 1',
      [name],
    );
    return row?.id;
  }
}
