import { Injectable } from '@nestjs/common';
import { RecordsRepository, TenantDb } from '#runtime';
import { type Lead, leadType } from './lead.entity.js';

@Injectable()
export class LeadsRepository extends RecordsRepository<Lead> {
  constructor(db: TenantDb) {
    super(db, leadType);
  }

  /** Whether a contact is tied to a company already, in whatever role. */
  async areAffiliated(contactId: string, companyId: string): Promise<boolean> {
    const { count } = await this.db.execute(
      'SELECT 1 FROM crm_affiliation WHERE contact_id = $1 AND company_id = $2 LIMIT 1',
      [contactId, companyId],
    );
    return count > 0;
  }
}
