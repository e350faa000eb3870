import { Injectable } from '@nestjs/common';
import { Clock, Outbox } from '#runtime';

export const batchTopic = 'crm.campaign-batch';

/** The jobs that run batches. A batch runs once, however many jobs name it. */
@Injectable()
export class BatchJobs {
  /** How long a process may be at a batch: longer than a batch and the slowest server together. */
  leaseMs = 90_000;

  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Has a batch run at a moment, or now; and again a while later, in case the process that took the job from the queue
   * died before it began.
   */
  async plan(campaignId: string, number: number, notBefore?: Date): Promise<void> {
    await this.at(campaignId, number, notBefore);
    const start = notBefore ?? this.clock.now();
    await this.at(campaignId, number, new Date(start.getTime() + this.leaseMs));
  }

  /** Has a batch run at a moment, if it has not ended by then. */
  async at(campaignId: string, number: number, notBefore?: Date): Promise<void> {
    await this.outbox.add(batchTopic, { campaignId, number }, notBefore);
  }
}
