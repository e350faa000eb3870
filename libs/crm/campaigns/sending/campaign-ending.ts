import { Injectable, type OnModuleInit } from '@nestjs/common';
import { text } from '#kernel';
import { Clock } from '#runtime';
import { NotificationKinds, Notifications } from '#workspace';
import { type Campaign, campaignType } from '../campaign.entity.js';
import { type CampaignCommand, campaignCourse } from '../campaign-states.js';
import { CampaignsRepository } from '../campaigns.repository.js';
import { BatchJobs } from './batch-jobs.js';
import { mostFailures, outagePauseMs } from './outcome.rules.js';
import { RunsRepository } from './runs.repository.js';
import { SendingRepository } from './sending.repository.js';

const [done, held] = ['crm.campaign-done', 'crm.campaign-held'];

/** What follows a batch: the next one, the end of the campaign, or a halt that somebody must look at. */
@Injectable()
export class CampaignEnding implements OnModuleInit {
  constructor(
    private readonly kinds: NotificationKinds,
    private readonly notifications: Notifications,
    private readonly jobs: BatchJobs,
    private readonly clock: Clock,
    private readonly campaigns: CampaignsRepository,
    private readonly runs: RunsRepository,
    private readonly sending: SendingRepository,
  ) {}

  onModuleInit(): void {
    this.kinds.declare(done, text('Campagne envoyée : {name}', 'Campaign sent: {name}'));
    this.kinds.declare(held, text('Campagne interrompue : {name}', 'Campaign held up: {name}'));
  }

  /** @param failure what kept the batch from sending. */
  async endBatch(
    batch: { campaign: Campaign; lease: string; startedAt: Date; intervalMs: number },
    failure: string | undefined,
  ): Promise<void> {
    const campaignId = batch.campaign.id;
    const released = await this.runs.release(campaignId, batch.lease, failure !== undefined);
    const campaign = await this.campaigns.find(campaignId, true);
    if (released && campaign?.state === 'sending') {
      const { next: number, failures } = released;
      if (failure && failures >= mostFailures) await this.hold(campaign, failure);
      else await this.goOn(campaign, { ...batch, number, failures, failure });
    }
    await this.campaigns.recount(campaignId);
  }

  /** In a restored copy nobody knows which mails left since it was taken. */
  async holdRestored(campaignId: string): Promise<void> {
    const campaign = await this.campaigns.find(campaignId, true);
    if (campaign?.state === 'sending') await this.hold(campaign, 'restored');
    if (campaign?.state === 'scheduled')
      await this.move(campaign, 'unschedule', { scheduledAt: null, trouble: 'restored' });
  }

  private async goOn(
    campaign: Campaign,
    facts: {
      number: number;
      failures: number;
      failure: string | undefined;
      startedAt: Date;
      intervalMs: number;
    },
  ): Promise<void> {
    const { number, failures, failure, startedAt, intervalMs } = facts;
    const now = this.clock.now();
    const { ready, waiting, next } = await this.sending.remaining(campaign.id, now);
    if (ready + waiting === 0) return this.finish(campaign, now);
    const trouble = failure ?? null;
    if (trouble !== campaign.trouble) await this.campaigns.update(campaign.id, campaign.version, { trouble });
    const pause = failure ? now.getTime() + outagePauseMs(failures) : startedAt.getTime() + intervalMs;
    const at = ready === 0 && next ? Math.max(next.getTime(), pause) : pause;
    const notBefore = at > now.getTime() ? new Date(at) : undefined;
    await this.jobs.plan(campaign.id, number, notBefore);
  }

  private async finish(campaign: Campaign, now: Date): Promise<void> {
    await this.move(campaign, 'finish', { endedAt: now, trouble: null });
    await this.tell(campaign, done);
  }

  private async hold(campaign: Campaign, trouble: string): Promise<void> {
    await this.move(campaign, 'pause', { trouble });
    await this.tell(campaign, held);
  }

  private async move(campaign: Campaign, command: CampaignCommand, patch: Partial<Campaign>): Promise<void> {
    const state = campaignCourse.next(command, campaign.state);
    await this.campaigns.update(campaign.id, campaign.version, { ...patch, state });
  }

  private async tell({ id, name, ownerId }: Campaign, kind: string): Promise<void> {
    if (!ownerId) return;
    const record = { resource: campaignType.name, id };
    await this.notifications.notify({ recipientIds: [ownerId], kind, record, params: { name } });
  }
}
