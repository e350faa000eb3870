import { Injectable } from '@nestjs/common';
import { CommonProblems, Problem } from '#kernel';
import { Clock, Outbox } from '#runtime';
import { CrmProblems } from '../crm.problems.js';
import type { Campaign } from './campaign.entity.js';
import { demandComplete } from './campaign.rules.js';
import type { CampaignScheduleInput } from './campaign-command-inputs.js';
import { campaignCourse } from './campaign-states.js';
import { CampaignsRepository } from './campaigns.repository.js';
import { BatchJobs } from './sending/batch-jobs.js';
import { CampaignStart, startTopic } from './sending/campaign-start.js';
import { RunsRepository } from './sending/runs.repository.js';
import { SendingRepository } from './sending/sending.repository.js';

/** The commands on a campaign. Each throws Problem NOT_FOUND, STALE_VERSION or TRANSITION_REFUSED. */
@Injectable()
export class CampaignCourseService {
  constructor(
    private readonly campaigns: CampaignsRepository,
    private readonly runs: RunsRepository,
    private readonly sending: SendingRepository,
    private readonly starting: CampaignStart,
    private readonly jobs: BatchJobs,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Sends a campaign at a moment, or now. @throws Problem INVALID_INPUT, CRM_CAMPAIGN_NOBODY */
  async schedule(id: string, version: number, { scheduledAt }: CampaignScheduleInput): Promise<Campaign> {
    const campaign = await this.lock(id, version);
    const state = campaignCourse.next('schedule', campaign.state);
    demandComplete(campaign);
    const { members, refusals } = await this.starting.judge(campaign);
    const [first] = await this.sending.reachable(members, refusals, 1);
    if (!first) throw new Problem(CrmProblems.CRM_CAMPAIGN_NOBODY);
    const now = this.clock.now();
    const asked = scheduledAt ? new Date(scheduledAt) : now;
    const at = asked > now ? asked : now;
    await this.runs.begin(id);
    await this.outbox.add(startTopic, { campaignId: id }, at > now ? at : undefined);
    return this.campaigns.update(id, version, { state, scheduledAt: at, trouble: null });
  }

  async unschedule(id: string, version: number): Promise<Campaign> {
    const { state } = await this.lock(id, version);
    const next = campaignCourse.next('unschedule', state);
    return this.campaigns.update(id, version, { state: next, scheduledAt: null });
  }

  /** The mail on its way leaves; the next one waits. */
  async pause(id: string, version: number): Promise<Campaign> {
    const { state } = await this.lock(id, version);
    return this.campaigns.update(id, version, { state: campaignCourse.next('pause', state), trouble: null });
  }

  async resume(id: string, version: number): Promise<Campaign> {
    const { state } = await this.lock(id, version);
    const next = campaignCourse.next('resume', state);
    await this.jobs.plan(id, await this.runs.begin(id));
    return this.campaigns.update(id, version, { state: next, trouble: null });
  }

  /** For good: whoever had no mail yet gets none. */
  async stop(id: string, version: number): Promise<Campaign> {
    const { state } = await this.lock(id, version);
    const next = campaignCourse.next('stop', state);
    await this.sending.giveUp(id);
    await this.runs.begin(id);
    await this.campaigns.update(id, version, { state: next, endedAt: this.clock.now(), trouble: null });
    await this.campaigns.recount(id);
    return this.campaigns.get(id);
  }

  /** Notes that a test of exactly this version was sent. */
  async tested(id: string, version: number): Promise<Campaign> {
    const campaign = await this.lock(id, version);
    const state = campaignCourse.next('test', campaign.state);
    return this.campaigns.update(id, version, { state });
  }

  /** The campaign in the version that the client saw, which nobody else changes until the end of this unit. */
  async lock(id: string, version: number): Promise<Campaign> {
    const campaign = await this.campaigns.get(id, 'update', true);
    if (campaign.version === version) return campaign;
    throw new Problem(CommonProblems.STALE_VERSION, {
      extra: { version: campaign.version, current: campaign },
    });
  }
}
