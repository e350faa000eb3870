import { Injectable } from '@nestjs/common';
import { Clock, noteChanges, Outbox, Scopes, systemActor, TenantDb } from '#runtime';
import { contactType } from '../contacts/contact.entity.js';
import type { ConsentKind } from './channels.js';
import type { ConsentEvent } from './consent-event.js';
import { ConsentsRepository } from './consents.repository.js';
import { SuppressionsRepository } from './suppressions.repository.js';

/** Topic of the outbox: somebody answered to a campaign by refusing. `{ contactId, campaignId }`. */
export const unsubscribedTopic = 'crm.unsubscribed';

const refusals: readonly ConsentKind[] = ['withdrawn', 'objected', 'complained'];

/**
 * Notes what people say about being written to and called. Events are only ever appended; the marks of the contact
 * (`emailOptOut`, `doNotCall`) and the list of refused addresses follow in the same unit, for every contact that has
 * the address.
 */
@Injectable()
export class ConsentsService {
  constructor(
    private readonly consents: ConsentsRepository,
    private readonly suppressions: SuppressionsRepository,
    private readonly outbox: Outbox,
    private readonly db: TenantDb,
    private readonly clock: Clock,
  ) {}

  /**
   * Records one event in the unit in hand. A moment in the future is taken for now. Of somebody who is no longer
   * there, only a refusal is kept, as a hash of the address.
   */
  async record(event: ConsentEvent): Promise<void> {
    const now = this.clock.now();
    const at = event.at && event.at < now ? event.at : now;
    const contact = event.contactId ? await this.consents.contact(event.contactId) : undefined;
    const leadId = event.leadId && (await this.consents.leadExists(event.leadId)) ? event.leadId : undefined;
    if (!contact && !leadId) return this.recordAddress(event, at);
    const byNobody = event.channel === 'email' && Scopes.current().actor?.userId === undefined;
    await this.consents.append({
      ...event,
      contactId: contact && event.contactId,
      leadId,
      at,
      awaitsConfirmation: event.kind === 'given' && (event.awaitsConfirmation ?? byNobody),
    });
    if (contact && event.contactId) await this.tell(event.contactId, contact.version);
    if (event.contactId && event.campaignId && refusals.includes(event.kind))
      await this.outbox.add(unsubscribedTopic, { contactId: event.contactId, campaignId: event.campaignId });
  }

  private async recordAddress({ address, channel, kind }: ConsentEvent, at: Date): Promise<void> {
    if (address && refusals.includes(kind)) await this.suppressions.add(channel, address, kind, at);
  }

  /** Whoever looks at the contact sees its new marks. */
  private async tell(id: string, versionBefore: number): Promise<void> {
    const after = await this.consents.contact(id);
    if (!after || after.version === versionBefore) return;
    const { actor = systemActor('consents'), ...scope } = Scopes.current();
    // Nobody is signed in where people unsubscribe.
    Scopes.run({ ...scope, actor }, () => noteChanges(this.db, contactType, 'updated', [{ id, ...after }]));
  }
}
