import { Injectable } from '@nestjs/common';
import type { FieldError } from '#kernel';
import {
  Clock,
  type ImportedInput,
  type ImportedRecord,
  type InputOf,
  RecordsService,
  Scopes,
} from '#runtime';
import { InvitationsService } from '../invitations/invitations.service.js';
import { OpportunitiesRepository } from '../opportunities/opportunities.repository.js';
import { ActivitiesRepository } from './activities.repository.js';
import type { Activity } from './activity.entity.js';
import { checkActivity, completeActivity } from './activity.rules.js';
import { placeActivity } from './activity-imports.js';
import { ActivityLinks } from './activity-links.js';
import { ActivityNotices } from './activity-notices.js';

/** Next actions and last contacts follow by triggers of the database (migration 0010): imports can be undone. */
@Injectable()
export class ActivitiesService extends RecordsService<Activity> {
  constructor(
    activities: ActivitiesRepository,
    private readonly opportunities: OpportunitiesRepository,
    private readonly links: ActivityLinks,
    private readonly notices: ActivityNotices,
    private readonly invitations: InvitationsService,
    private readonly clock: Clock,
  ) {
    super(activities);
  }

  override async imported(input: ImportedInput, before: Activity | undefined): Promise<ImportedRecord> {
    const owned = await super.imported(input, before);
    const placed = placeActivity(owned.input, before, this.clock.now());
    return { input: placed.input, remarks: [...owned.remarks, ...placed.remarks] };
  }

  override complete(input: InputOf<Activity>, before: Activity | undefined): InputOf<Activity> {
    return completeActivity(input, before, { ...this.today(), actorId: Scopes.actor().userId ?? null });
  }

  override async check(
    input: InputOf<Activity>,
    before: Activity | undefined,
  ): Promise<readonly FieldError[]> {
    return [...checkActivity(input, before, this.today()), ...(await this.links.check(input, before))];
  }

  /** An activity on an opportunity is one with its company. */
  protected override async changing(input: InputOf<Activity>, before: Activity | undefined): Promise<void> {
    const { opportunityId, companyId } = { ...before, ...input };
    if (!opportunityId || companyId || opportunityId === before?.opportunityId) return;
    const [opportunity] = await this.opportunities.getMany([opportunityId]);
    if (opportunity?.companyId) input.companyId = opportunity.companyId;
  }

  protected override async changed(after: Activity, before: Activity | undefined): Promise<void> {
    await this.notices.follow(after, before);
    await this.invitations.follow(after, before);
  }

  override async remove(id: string, version: number): Promise<void> {
    await this.invitations.refuseRemoval(id);
    return super.remove(id, version);
  }

  private today(): { now: Date; zone: string } {
    return { now: this.clock.now(), zone: Scopes.instance().timeZone };
  }
}
