import { Injectable } from '@nestjs/common';
import { type FieldError, Problem } from '#kernel';
import { type InputOf, RecordRegistry, RecordsService, Scopes, unknownRecord } from '#runtime';
import { CrmProblems } from '../crm.problems.js';
import type { Campaign } from './campaign.entity.js';
import { checkMessage, completeState, refuseFrozen } from './campaign.rules.js';
import { CampaignSettingsRepository } from './campaign-settings.repository.js';
import { CampaignsRepository } from './campaigns.repository.js';

@Injectable()
export class CampaignsService extends RecordsService<Campaign> {
  constructor(
    private readonly campaigns: CampaignsRepository,
    private readonly settings: CampaignSettingsRepository,
    private readonly records: RecordRegistry,
  ) {
    super(campaigns);
  }

  override complete(input: InputOf<Campaign>, before: Campaign | undefined): InputOf<Campaign> {
    if (before) return completeState(input, before);
    return { ...input, ownerId: input.ownerId ?? Scopes.actor().userId ?? null };
  }

  /** @throws Problem CRM_CAMPAIGN_FROZEN, CRM_CAMPAIGN_OPENINGS */
  override async check(
    input: InputOf<Campaign>,
    before: Campaign | undefined,
  ): Promise<readonly FieldError[]> {
    if (before) refuseFrozen(input, before);
    if (input.trackOpens && !(await this.settings.find()).openTracking)
      throw new Problem(CrmProblems.CRM_CAMPAIGN_OPENINGS);
    const errors = checkMessage(input, before);
    const { segmentId } = input;
    if (segmentId && segmentId !== before?.segmentId && !(await this.mayUse(segmentId)))
      errors.push(unknownRecord('segmentId'));
    return errors;
  }

  /** @throws Problem CRM_CAMPAIGN_STARTED: what was sent to people stays told. */
  override async remove(id: string, version: number): Promise<void> {
    const { startedAt } = await this.campaigns.get(id, 'delete', true);
    if (startedAt) throw new Problem(CrmProblems.CRM_CAMPAIGN_STARTED);
    await super.remove(id, version);
  }

  private async mayUse(segmentId: string): Promise<boolean> {
    const segments = this.records.find('crm.segment')?.service.repository;
    return ((await segments?.getMany([segmentId])) ?? []).length > 0;
  }
}
