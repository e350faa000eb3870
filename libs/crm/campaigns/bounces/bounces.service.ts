import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobHandlers, UnitOfWork } from '#runtime';
import { ConsentsService, unsubscribedTopic } from '../../consent/consents.service.js';
import { CampaignsRepository } from '../campaigns.repository.js';
import type { BounceOutcome } from './bounce-answers.js';
import { BouncesRepository } from './bounces.repository.js';
import { type DeliveryReport, readDeliveryReport } from './delivery-report.js';
import type { UploadedMail } from './uploaded-mails.js';

export interface ReadBounce {
  readonly file: string;
  readonly outcome: BounceOutcome;
  readonly campaignId: string | null;
  readonly address: string | null;
  readonly detail: string;
}

/** Reads what comes back of campaigns, and lets the consents know. */
@Injectable()
export class BouncesService implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly units: UnitOfWork,
    private readonly bounces: BouncesRepository,
    private readonly campaigns: CampaignsRepository,
    private readonly consents: ConsentsService,
  ) {}

  onModuleInit(): void {
    this.handlers.on(unsubscribedTopic, ({ contactId, campaignId }) =>
      this.units.run({ mode: 'write' }, async () => {
        if (await this.bounces.unsubscribed(String(campaignId), String(contactId)))
          await this.campaigns.recount(String(campaignId));
      }),
    );
  }

  /** Each mail in a unit of its own: one that cannot be read keeps no other from being noted. */
  async read(mails: readonly UploadedMail[]): Promise<ReadBounce[]> {
    const read: ReadBounce[] = [];
    const touched = new Set<string>();
    for (const { name, content } of mails) {
      const report = await readDeliveryReport(content);
      const none = {
        file: name,
        campaignId: null,
        address: report?.address ?? null,
        detail: report?.detail ?? '',
      };
      if (!report) read.push({ ...none, outcome: 'unreadable' });
      else {
        const noted = await this.units.run({ mode: 'write' }, () => this.note(report));
        if (noted.campaignId) touched.add(noted.campaignId);
        read.push({ ...none, ...noted });
      }
    }
    await this.units.run({ mode: 'write' }, async () => {
      for (const id of touched) await this.campaigns.recount(id);
    });
    return read;
  }

  private async note(
    report: DeliveryReport,
  ): Promise<{ outcome: BounceOutcome; campaignId: string | null; address: string | null }> {
    const found = await this.bounces.find(report.tokens);
    if (!found) return { outcome: 'unrecognised', campaignId: null, address: report.address };
    const { id, campaignId, contactId, address } = found;
    const known = (outcome: BounceOutcome) => ({ outcome, campaignId, address });
    const { detail } = report;
    switch (report.kind) {
      case 'complaint': {
        if (!(await this.bounces.mark(id, 'complained', 'complaint', detail))) return known('known');
        await this.tell('complained', { contactId, address, campaignId, proof: detail });
        return known('complained');
      }
      case 'permanent': {
        if (found.state === 'complained' || !(await this.bounces.mark(id, 'bounced', 'returned', detail)))
          return known('known');
        await this.tell('bounced', { contactId, address, campaignId, proof: detail });
        return known('bounced');
      }
      case 'temporary':
        await this.bounces.note(id, detail);
        return known('temporary');
      case 'delivered':
        return known('delivered');
      case 'unclear':
        return known('unclear');
    }
  }

  private tell(
    kind: 'bounced' | 'complained',
    facts: { contactId: string; address: string; campaignId: string; proof: string },
  ): Promise<void> {
    return this.consents.record({ ...facts, channel: 'email', kind, source: 'campaign' });
  }
}
