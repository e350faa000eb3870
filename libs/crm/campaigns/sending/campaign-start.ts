import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, JobHandlers, Outbox, Scopes, UnitOfWork } from '#runtime';
import { Scheduler } from '#tenancy';
import { SendGuard } from '../../consent/send-guard.js';
import { SegmentMembers } from '../../segments/segment-members.js';
import type { Campaign } from '../campaign.entity.js';
import { campaignCourse } from '../campaign-states.js';
import { CampaignsRepository } from '../campaigns.repository.js';
import { BatchJobs } from './batch-jobs.js';
import { CampaignEnding } from './campaign-ending.js';
import { RunsRepository } from './runs.repository.js';
import { SendingRepository } from './sending.repository.js';

export const startTopic = 'crm.campaign-start';

/** A campaign that moved nothing for this long, and has nothing to wait for, lost its job. */
const strandedAfterMs = 10 * 60_000;

/** Sets campaigns going when their time has come, and finds those that stand still. */
@Injectable()
export class CampaignStart implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly scheduler: Scheduler,
    private readonly outbox: Outbox,
    private readonly jobs: BatchJobs,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
    private readonly campaigns: CampaignsRepository,
    private readonly runs: RunsRepository,
    private readonly sending: SendingRepository,
    private readonly ending: CampaignEnding,
    private readonly guard: SendGuard,
    private readonly segments: SegmentMembers,
  ) {}

  onModuleInit(): void {
    this.handlers.on(startTopic, ({ campaignId }) => this.start(String(campaignId)));
    this.scheduler.hourly('campaigns', 23, async () => {
      if (Scopes.instance().kind === 'company') await this.rescue();
    });
  }

  /** Who is in the segment at this moment becomes a recipient, or is kept with the reason why not. */
  async start(campaignId: string): Promise<void> {
    await this.units.run({ mode: 'write' }, async () => {
      const campaign = await this.campaigns.find(campaignId, true);
      const now = this.clock.now();
      if (campaign?.state !== 'scheduled' || !campaign.scheduledAt || isLater(campaign.scheduledAt, now))
        return;
      if (!(await this.runs.isOfHere(campaignId))) return this.ending.holdRestored(campaignId);
      const { id, version, segmentId, state } = campaign;
      if (!segmentId) {
        const back = campaignCourse.next('unschedule', state);
        await this.campaigns.update(id, version, {
          state: back,
          scheduledAt: null,
          trouble: 'segment-removed',
        });
        return;
      }
      const { members, refusals } = await this.judge(campaign);
      await this.sending.freeze(id, members, refusals);
      await this.campaigns.update(id, version, {
        state: campaignCourse.next('start', state),
        startedAt: now,
        trouble: null,
      });
      await this.campaigns.recount(id);
      await this.jobs.plan(id, await this.runs.begin(id));
    });
  }

  /** The contacts of a campaign's segment, and why the guard refuses some. In the unit in hand. */
  async judge({
    segmentId,
    theme,
  }: Pick<Campaign, 'segmentId' | 'theme'>): Promise<{ members: string[]; refusals: Map<string, string> }> {
    if (!segmentId) return { members: [], refusals: new Map() };
    const members = await this.sending.membersOf(await this.segments.sql(segmentId));
    const refusals = await this.guard.refusals(members, 'email', theme ? { theme } : undefined);
    return { members, refusals };
  }

  /** Runs in the scope of one instance. A job too many does nothing. */
  async rescue(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - strandedAfterMs);
    await this.units.run({ mode: 'write' }, async () => {
      for (const { id, number, state } of await this.campaigns.stranded(before)) {
        if (state === 'scheduled') await this.outbox.add(startTopic, { campaignId: id });
        else await this.jobs.at(id, number);
      }
    });
  }
}

/** A few seconds apart, the clocks of two computers agree. */
const isLater = (scheduledAt: Date, now: Date): boolean => scheduledAt.getTime() > now.getTime() + 5_000;
