import { Injectable } from '@nestjs/common';
import { RecordsRepository, TenantDb } from '#runtime';
import { type Company, companyType } from './company.entity.js';

@Injectable()
export class CompaniesRepository extends RecordsRepository<Company> {
  constructor(db: TenantDb) {
    super(db, companyType);
  }
}
