import { Injectable } from '@nestjs/common';
import { RecordsRepository, TenantDb } from '#runtime';
import { type Opportunity, opportunityType } from './opportunity.entity.js';

@Injectable()
export class OpportunitiesRepository extends RecordsRepository<Opportunity> {
  constructor(db: TenantDb) {
    super(db, opportunityType);
  }
}
