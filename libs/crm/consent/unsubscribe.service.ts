import { Injectable } from '@nestjs/common';
import type { Language } from '#kernel';
import { Scopes, TenantDb } from '#runtime';
import { CompanyProfileService } from '#workspace';
import { type Channel, channels } from './channels.js';
import { ConsentsRepository } from './consents.repository.js';
import { ConsentsService } from './consents.service.js';
import { SuppressionsRepository } from './suppressions.repository.js';
import type { LinkBearer } from './unsubscribe-links.js';

/** Where these events come from; only what was said here can be taken back here. */
const page = 'unsubscribe-page';
const oneClick = 'unsubscribe-one-click';

export interface UnsubscribeState {
  readonly company: string;
  readonly language: Language;
  readonly address: string;
  readonly refused: boolean;
  /** Every channel is refused, not e-mails alone. */
  readonly allRefused: boolean;
  /** The refusal came from here, so that it can be taken back here. */
  readonly undoable: boolean;
}

/** What somebody with a link of a mail can do: see where they stand, unsubscribe, and take that back. */
@Injectable()
export class UnsubscribeService {
  constructor(
    private readonly consents: ConsentsService,
    private readonly words: ConsentsRepository,
    private readonly suppressions: SuppressionsRepository,
    private readonly profiles: CompanyProfileService,
    private readonly db: TenantDb,
  ) {}

  /** Before a unit: where the instance is older than the profile of its company, that is made now. */
  async prepare(): Promise<void> {
    await this.profiles.ensured();
  }

  async state({ contactId, address }: LinkBearer): Promise<UnsubscribeState> {
    const { tradeName, legalName, language } = await this.profiles.answer();
    const last = await this.words.lastWord(contactId, 'email');
    const listed = (await this.suppressions.find('email', address)) !== undefined;
    const words = await this.words.wordsOf(contactId);
    const refused = listed || last?.word === 'no';
    return {
      company: tradeName ?? legalName ?? Scopes.instance().name,
      language,
      address,
      refused,
      allRefused: refused && words.every(({ channel, word }) => channel === 'email' || word === 'no'),
      undoable: refused && last?.word === 'no' && (last.source === page || last.source === oneClick),
    };
  }

  /** Refuses e-mails, or everything; what is refused already is not noted twice. */
  async unsubscribe(bearer: LinkBearer, all: boolean, way: 'page' | 'one-click'): Promise<void> {
    await this.lock(bearer);
    const words = await this.words.wordsOf(bearer.contactId);
    for (const channel of all ? channels : (['email'] as const)) {
      if (await this.refuses(bearer, channel, words.find((each) => each.channel === channel)?.word)) continue;
      await this.consents.record({
        contactId: bearer.contactId,
        channel,
        kind: 'withdrawn',
        source: way === 'page' ? page : oneClick,
        ip: Scopes.current().address,
        ...(channel === 'email' && { address: bearer.address, campaignId: bearer.campaignId }),
      });
    }
  }

  /** "It was a mistake": only where the last word about e-mails was said here. */
  async undo(bearer: LinkBearer, wording: string): Promise<void> {
    await this.lock(bearer);
    for (const channel of channels) {
      const last = await this.words.lastWord(bearer.contactId, channel);
      if (last?.word !== 'no' || (last.source !== page && last.source !== oneClick)) continue;
      await this.consents.record({
        contactId: bearer.contactId,
        channel,
        kind: 'given',
        basis: 'consent',
        source: page,
        wording,
        ip: Scopes.current().address,
        awaitsConfirmation: false,
        ...(channel === 'email' && { address: bearer.address }),
      });
    }
  }

  private async refuses(
    { address }: LinkBearer,
    channel: Channel,
    word: 'yes' | 'no' | null | undefined,
  ): Promise<boolean> {
    if (channel !== 'email') return word === 'no';
    // Of a contact that is gone nothing but the address is left.
    const listed = (await this.suppressions.find('email', address)) !== undefined;
    return listed && (word === 'no' || word === undefined);
  }

  /** Two clicks at once are one refusal. */
  private async lock({ contactId }: LinkBearer): Promise<void> {
    await this.db.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`unsubscribe ${contactId}`]);
    await this.words.contact(contactId);
  }
}
