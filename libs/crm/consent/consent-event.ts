import type { Channel, ConsentBasis, ConsentKind } from './channels.js';

/** Something a person said, or that happened to what was sent to them. */
export interface ConsentEvent {
  readonly contactId?: string | undefined;
  readonly leadId?: string | undefined;
  /** The address or number concerned; else the first one of the contact in this channel. */
  readonly address?: string | undefined;
  readonly channel: Channel;
  readonly kind: ConsentKind;
  readonly basis?: ConsentBasis | undefined;
  /** What the person was told or agreed to, or which version of it. */
  readonly wording?: string | undefined;
  /** Where it was said: `phone`, `paper`, `web-form …`, `unsubscribe-page`. */
  readonly source: string;
  readonly ip?: string | undefined;
  readonly proof?: string | undefined;
  readonly at?: Date | undefined;
  /** A mailing that this answers to; its campaign is told by `crm.unsubscribed`. */
  readonly campaignId?: string | undefined;
  /**
   * For `given`: counts only once the owner of the address has confirmed. By default so for an e-mail address that no
   * user of ours typed (a web form): anyone could have.
   */
  readonly awaitsConfirmation?: boolean | undefined;
}

/** An event as it was noted. */
export interface NotedEvent {
  readonly id: string;
  readonly channel: Channel;
  readonly kind: ConsentKind;
  readonly awaitsConfirmation: boolean;
  readonly basis: ConsentBasis | null;
  readonly wording: string | null;
  readonly source: string;
  readonly campaignId: string | null;
  readonly address: string | null;
  readonly proof: string | null;
  readonly at: Date;
  readonly recordedAt: Date;
  readonly actorId: string | null;
  readonly actorName: string | null;
}

/** The last word of a contact in one channel. */
export interface ChannelWord {
  readonly channel: Channel;
  readonly word: 'yes' | 'no' | null;
  readonly pending: boolean;
  readonly eventId: string | null;
  readonly listed: boolean;
  readonly reachable: boolean;
}
