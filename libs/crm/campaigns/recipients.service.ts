import { Injectable } from '@nestjs/common';
import { RecordsService } from '#runtime';
import type { CampaignRecipient } from './recipient.entity.js';
import { RecipientsRepository } from './recipients.repository.js';

/** Recipients are made and changed by the sending alone; people list and export them. */
@Injectable()
export class RecipientsService extends RecordsService<CampaignRecipient> {
  constructor(recipients: RecipientsRepository) {
    super(recipients);
  }
}
