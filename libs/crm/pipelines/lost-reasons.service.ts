import { Injectable } from '@nestjs/common';
import { Problem } from '#kernel';
import { CrmProblems } from '../crm.problems.js';
import type { LostReason } from './lost-reason.entity.js';
import { LostReasonsRepository } from './lost-reasons.repository.js';
import { OrderedService } from './ordered-service.js';
import { usedBy } from './used-by.js';

@Injectable()
export class LostReasonsService extends OrderedService<LostReason> {
  constructor(private readonly reasons: LostReasonsRepository) {
    super(reasons);
  }

  /** @throws Problem CRM_LOST_REASON_IN_USE while opportunities were lost for it. */
  override async remove(id: string, version: number): Promise<void> {
    await this.reasons.get(id, 'delete', true);
    const opportunities = await this.reasons.opportunitiesWith(id);
    if (opportunities > 0) throw new Problem(CrmProblems.CRM_LOST_REASON_IN_USE, usedBy(opportunities));
    await super.remove(id, version);
  }
}
