import { Injectable } from '@nestjs/common';
import { TenantDb } from '#runtime';
import { type LostReason, lostReasonType } from './lost-reason.entity.js';
import { OrderedRepository } from './ordered-repository.js';

@Injectable()
export class LostReasonsRepository extends OrderedRepository<LostReason> {
  constructor(db: TenantDb) {
    super(db, lostReasonType, 'lost_reason_id');
  }
}
