import { Injectable } from '@nestjs/common';
import { CommonProblems, Problem, text } from '#kernel';
import { Clock } from '#runtime';
import { ContactsService } from '../contacts/contacts.service.js';
import { channels } from './channels.js';
import type { ChannelConsentAnswer, ContactConsentsAnswer } from './consent-answers.js';
import type { ChannelWord } from './consent-event.js';
import type { ConsentInput } from './consent-inputs.js';
import { ConsentsRepository } from './consents.repository.js';
import { ConsentsService } from './consents.service.js';
import { type Refusal, SendGuard } from './send-guard.js';

/** What a contact's page shows and notes of consents. */
@Injectable()
export class ContactConsentsService {
  constructor(
    private readonly contacts: ContactsService,
    private readonly consents: ConsentsRepository,
    private readonly recorder: ConsentsService,
    private readonly guard: SendGuard,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem NOT_FOUND */
  async of(id: string): Promise<ContactConsentsAnswer> {
    await this.contacts.get(id);
    return this.answer(id);
  }

  /** Notes what a contact said. @throws Problem NOT_FOUND, FORBIDDEN, INVALID_INPUT for a moment to come */
  async note(
    id: string,
    { at, basis, wording, proof, ...input }: ConsentInput,
  ): Promise<ContactConsentsAnswer> {
    await this.contacts.repository.get(id, 'update');
    if (at && at > this.clock.now())
      throw new Problem(CommonProblems.INVALID_INPUT, {
        errors: [
          {
            field: 'at',
            code: 'future',
            message: text('Cette date est à venir.', 'This date is yet to come.'),
          },
        ],
      });
    await this.recorder.record({
      ...input,
      contactId: id,
      basis: basis ?? undefined,
      wording: wording ?? undefined,
      proof: proof ?? undefined,
      at: at ?? undefined,
      awaitsConfirmation: false,
    });
    return this.answer(id);
  }

  private async answer(id: string): Promise<ContactConsentsAnswer> {
    const words = await this.consents.wordsOf(id);
    const refusals = new Map<string, Refusal | undefined>();
    for (const channel of channels) refusals.set(channel, (await this.guard.refusals([id], channel)).get(id));
    const events = await this.consents.eventsOf(id);
    return { channels: words.map((word) => channelOf(word, refusals.get(word.channel) ?? null)), events };
  }
}

const channelOf = (
  { channel, word, pending, listed, eventId }: ChannelWord,
  refusal: Refusal | null,
): ChannelConsentAnswer => ({
  channel,
  state: word === 'no' ? 'refused' : word === 'yes' ? 'given' : pending ? 'unconfirmed' : 'none',
  listed,
  refusal,
  eventId,
});
