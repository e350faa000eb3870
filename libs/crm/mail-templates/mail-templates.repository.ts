import { Injectable } from '@nestjs/common';
import { RecordsRepository, TenantDb } from '#runtime';
import { type MailTemplate, mailTemplateType } from './mail-template.entity.js';

@Injectable()
export class MailTemplatesRepository extends RecordsRepository<MailTemplate> {
  constructor(db: TenantDb) {
    super(db, mailTemplateType);
  }

  /** The names of who writes. */
  async writer(userId: string | undefined): Promise<{ firstName: string; lastName: string } | undefined> {
    const [row] = await this.db.query<{ firstName: string; lastName: string }>(
      'SELECT first_name AS "firstName", last_name AS "lastName" FROM identity_user WHERE id = $1',
      [userId ?? null],
    );
    return row;
  }
}
