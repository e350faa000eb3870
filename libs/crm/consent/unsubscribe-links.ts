import { Injectable } from '@nestjs/common';
import { SecretBox, SecretBoxError } from '#identity';
import { isId } from '#kernel';
import { AppConfig, Scopes } from '#runtime';

/** Whom a link is about. */
export interface LinkBearer {
  readonly contactId: string;
  readonly address: string;
  readonly campaignId: string | undefined;
}

export const unsubscribePath = 'crm/unsubscriptions';
const owner = 'unsubscribe';

/**
 * Links to unsubscribe, for people without an account. A link says itself, sealed, whom it is about: it cannot be
 * guessed or changed, opens on this instance only, and never ends, as a mail may be read years later and its contact
 * be gone.
 */
@Injectable()
export class UnsubscribeLinks {
  private readonly boxes = new Map<string, SecretBox>();

  constructor(private readonly config: AppConfig) {}

  /** Absolute address of the page; the same takes the one-click POST of RFC 8058. */
  of(contactId: string, address: string, campaignId?: string): string {
    const token = this.box.seal(JSON.stringify([contactId, address, campaignId ?? null]), owner);
    return `${this.config.urlOfHost(Scopes.instance().slug)}/api/${unsubscribePath}?t=${token}`;
  }

  /** Whom a token is about; undefined for anything that we did not make for this instance. */
  read(token: unknown): LinkBearer | undefined {
    if (typeof token !== 'string' || token.length > 1000) return undefined;
    try {
      const [contactId, address, campaignId] = JSON.parse(this.box.open(token, owner)) as unknown[];
      if (!isId(contactId) || typeof address !== 'string') return undefined;
      return { contactId, address, campaignId: isId(campaignId) ? campaignId : undefined };
    } catch (error) {
      if (error instanceof SecretBoxError || error instanceof SyntaxError) return undefined;
      throw error;
    }
  }

  private get box(): SecretBox {
    const { id } = Scopes.instance();
    const known = this.boxes.get(id);
    if (known) return known;
    const box = new SecretBox(this.config.secretKey, { instance: id, purpose: 'crm.unsubscribe' });
    this.boxes.set(id, box);
    return box;
  }
}
