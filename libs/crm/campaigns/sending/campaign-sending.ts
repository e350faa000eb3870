import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AppLogger, Clock, JobHandlers, MailRefused, UnitOfWork } from '#runtime';
import { InstanceMailer } from '#workspace';
import { ConsentsService } from '../../consent/consents.service.js';
import { SendGuard } from '../../consent/send-guard.js';
import type { Campaign } from '../campaign.entity.js';
import { CampaignSettingsRepository } from '../campaign-settings.repository.js';
import { CampaignsRepository } from '../campaigns.repository.js';
import { BatchJobs, batchTopic } from './batch-jobs.js';
import { CampaignEnding } from './campaign-ending.js';
import { CampaignMail, type MailFrame } from './campaign-mail.js';
import { type Outcome, outcomeOf, paceOf } from './outcome.rules.js';
import { RunsRepository } from './runs.repository.js';
import { type ClaimedRecipient, type RecipientFacts, SendingRepository } from './sending.repository.js';

interface Batch {
  readonly campaign: Campaign;
  readonly lease: string;
  readonly size: number;
  readonly intervalMs: number;
  readonly startedAt: Date;
}

/**
 * Sends campaigns, batch after batch, each a short job. Nobody gets a mail twice: a recipient is claimed in a
 * transaction that is committed before their mail leaves, and a claim is never given back unless the server certainly
 * did not take the mail. A batch leaves its will first: a job for the time when its lease has run out, which goes on
 * where this process died and finds nothing to do where it did not.
 */
@Injectable()
export class CampaignSending implements OnModuleInit {
  private readonly budgetMs = 10_000;

  constructor(
    private readonly handlers: JobHandlers,
    private readonly jobs: BatchJobs,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
    private readonly logger: AppLogger,
    private readonly campaigns: CampaignsRepository,
    private readonly settings: CampaignSettingsRepository,
    private readonly runs: RunsRepository,
    private readonly sending: SendingRepository,
    private readonly guard: SendGuard,
    private readonly consents: ConsentsService,
    private readonly mails: CampaignMail,
    private readonly mailer: InstanceMailer,
    private readonly ending: CampaignEnding,
  ) {}

  onModuleInit(): void {
    this.handlers.on(batchTopic, ({ campaignId, number }) => this.run(String(campaignId), Number(number)));
  }

  /** Runs one batch, if it is this one's turn. */
  async run(campaignId: string, number: number): Promise<void> {
    const batch = await this.units.run({ mode: 'write' }, () => this.take(campaignId, number));
    if (!batch) return;
    let failure: string | undefined;
    try {
      failure = await this.sendBatch(batch);
    } catch (error) {
      // Whatever it was, the next batch must come: this one's recipients keep their states.
      this.logger.error('a batch of a campaign failed', error);
      failure = 'internal';
    }
    await this.units.run({ mode: 'write' }, () => this.ending.endBatch(batch, failure));
  }

  private async take(campaignId: string, number: number): Promise<Batch | undefined> {
    const startedAt = this.clock.now();
    const until = new Date(startedAt.getTime() + this.jobs.leaseMs);
    const lease = await this.runs.take(campaignId, number, startedAt, until);
    if (!lease) {
      const held = await this.runs.heldUntil(campaignId, number);
      if (held && held > startedAt) await this.jobs.at(campaignId, number, held);
      else if (!(await this.runs.isOfHere(campaignId))) await this.ending.holdRestored(campaignId);
      return undefined;
    }
    await this.jobs.at(campaignId, number, until);
    const lost = await this.sending.interrupt(campaignId);
    if (lost > 0) this.logger.warn(`campaign ${campaignId}: ${lost} mails were interrupted`);
    const campaign = await this.campaigns.find(campaignId);
    if (!campaign) return undefined;
    const { ratePerMinute: most } = await this.settings.find();
    const pace = paceOf(Math.min(campaign.ratePerMinute, most));
    const lately = await this.sending.claimedSince(new Date(startedAt.getTime() - 60_000));
    return { campaign, lease, startedAt, ...pace, size: Math.max(0, Math.min(pace.size, most - lately)) };
  }

  /** @returns why the batch broke off; undefined where it did not. */
  private async sendBatch({ campaign, lease, size, startedAt }: Batch): Promise<string | undefined> {
    if (size === 0) return undefined;
    const frame = await this.mails.frame();
    const template = this.mails.template(campaign);
    for (let sent = 0; sent < size; sent += 1) {
      if (this.clock.now().getTime() - startedAt.getTime() > this.budgetMs) return undefined;
      const claimed = await this.claim(campaign, lease);
      if (!claimed) return undefined;
      const { recipient, facts } = claimed;
      if (!facts || !(await this.isAllowed(campaign, lease, recipient, facts))) continue;
      const failure = await this.sendOne(campaign, lease, frame, template, recipient, facts);
      if (failure) return failure;
    }
    return undefined;
  }

  private claim(
    { id }: Campaign,
    lease: string,
  ): Promise<{ recipient: ClaimedRecipient; facts: RecipientFacts | undefined } | undefined> {
    return this.units.run({ mode: 'write' }, async () => {
      const recipient = await this.sending.claim(id, lease, this.clock.now());
      return recipient && { recipient, facts: await this.sending.factsOf(recipient.contactId) };
    });
  }

  /** Asked after the claim and just before the mail leaves: an objection of a second ago counts (CRM-3). */
  private async isAllowed(
    { theme }: Campaign,
    lease: string,
    { id, contactId, address }: ClaimedRecipient,
    { addresses }: RecipientFacts,
  ): Promise<boolean> {
    const refusals = await this.units.run({ mode: 'read' }, () =>
      this.guard.refusals([contactId], 'email', theme ? { theme } : undefined),
    );
    const reason = refusals.get(contactId) ?? (addresses[0] === address ? undefined : 'address-changed');
    if (!reason) return true;
    await this.units.run({ mode: 'write' }, () => this.sending.ended(id, lease, 'skipped', reason));
    return false;
  }

  /** @returns what keeps every mail from leaving; undefined where the next one may be tried. */
  private async sendOne(
    campaign: Campaign,
    lease: string,
    frame: MailFrame,
    template: ReturnType<CampaignMail['template']>,
    recipient: ClaimedRecipient,
    facts: RecipientFacts,
  ): Promise<string | undefined> {
    const { id, contactId, address, token } = recipient;
    const mail = this.mails.mailTo(campaign, template, frame, {
      ...{ contactId, address, token },
      name: facts.fullName,
      values: facts.values,
      source: facts.firstSource || null,
    });
    try {
      await this.mailer.send(mail);
    } catch (error) {
      if (!(error instanceof MailRefused)) {
        await this.units.run({ mode: 'write' }, () => this.sending.ended(id, lease, 'unknown', 'error'));
        throw error;
      }
      return this.refused(error, lease, recipient);
    }
    await this.units.run({ mode: 'write' }, async () => {
      await this.sending.sent(id, lease, mail.messageId, this.clock.now());
      // The first message said where the data come from: the duty of RGPD art. 14 is done (CRM-4).
      if (facts.firstSource)
        await this.consents.record({
          contactId,
          channel: 'email',
          kind: 'informed',
          source: `campaign:${campaign.id}`,
        });
    });
    return undefined;
  }

  private async refused(
    error: MailRefused,
    lease: string,
    { id, contactId, address, attempts }: ClaimedRecipient,
  ): Promise<string | undefined> {
    const outcome: Outcome = outcomeOf(error, attempts);
    const detail = `${error.code} ${error.response}`.trim().slice(0, 500);
    await this.units.run({ mode: 'write' }, async () => {
      switch (outcome.kind) {
        case 'bounced':
          await this.sending.ended(id, lease, 'bounced', 'refused-by-server', detail);
          return this.consents.record({
            ...{ contactId, address, channel: 'email', kind: 'bounced' },
            source: 'campaign',
            proof: detail,
          });
        case 'skipped':
          return this.sending.ended(id, lease, 'skipped', outcome.reason, detail);
        case 'later':
          return this.sending.postpone(id, lease, this.inMinutes(outcome.minutes), detail);
        case 'outage':
          return this.sending.postpone(id, lease, null, detail);
        case 'unknown':
          return this.sending.ended(id, lease, 'unknown', 'no-answer', detail);
      }
    });
    return outcome.kind === 'outage' || outcome.kind === 'unknown' ? error.code : undefined;
  }

  private inMinutes(minutes: number): Date {
    return new Date(this.clock.now().getTime() + minutes * 60_000);
  }
}
