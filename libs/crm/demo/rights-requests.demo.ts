import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addDays, dayIn } from '#kernel';
import { Scopes, UnitOfWork } from '#runtime';
import { DemoSteps, type DemoStory } from '#tenancy';
import { ContactsService } from '../contacts/contacts.service.js';
import type { RightsRequestInput } from '../rights-requests/rights-request.entity.js';
import { RightsRequestsService } from '../rights-requests/rights-requests.service.js';
import { CampaignsDemo } from './campaigns.demo.js';

type Told = Pick<RightsRequestInput, 'kind' | 'channel' | 'details'> & {
  readonly daysAgo: number;
  readonly extended?: string;
  readonly answer?: string;
  readonly refused?: boolean;
};

const requests: readonly Told[] = [
  { daysAgo: 38, kind: 'access', channel: 'letter', details: 'Copie de tout ce que nous avons à son sujet.' },
  { daysAgo: 26, kind: 'erasure', channel: 'email', details: 'A fait ses travaux ailleurs.' },
  {
    daysAgo: 20,
    kind: 'portability',
    channel: 'email',
    details: 'Plans, devis et photos de trois chantiers.',
    extended: 'Les photos de trois chantiers sont à réunir auprès des équipes.',
  },
  { daysAgo: 3, kind: 'rectification', channel: 'phone', details: 'Nouvelle adresse depuis septembre.' },
  {
    daysAgo: 70,
    kind: 'objection',
    channel: 'email',
    details: 'Plus de lettre d’information.',
    answer: 'Inscrit sur la liste d’opposition, confirmé par e-mail.',
  },
  {
    daysAgo: 95,
    kind: 'erasure',
    channel: 'letter',
    details: 'Effacement de la facture de 2024.',
    answer: 'Les factures se gardent dix ans (code de commerce, art. L123-22). La CNIL peut être saisie.',
    refused: true,
  },
];

/** What people asked the demo company for by their rights: one too late, one soon, the others in time. */
@Injectable()
export class RightsRequestsDemo implements OnModuleInit {
  constructor(
    private readonly steps: DemoSteps,
    private readonly units: UnitOfWork,
    private readonly contacts: ContactsService,
    private readonly requests: RightsRequestsService,
    // Steps are told in the order of what they need: contacts exist by then.
    _campaigns: CampaignsDemo,
  ) {}

  onModuleInit(): void {
    this.steps.add((story) => this.tell(story));
  }

  private async tell({ people, today }: DemoStory): Promise<void> {
    await Scopes.with({ actor: people.director }, () =>
      this.units.run({ mode: 'write' }, async () => {
        const { items } = await this.contacts.list({ perPage: '20', sort: 'createdAt', order: 'desc' });
        const recent = items.filter(({ anonymisedAt, emails }) => !anonymisedAt && emails.length > 0);
        const day = dayIn(today, Scopes.instance().timeZone);
        for (const [index, { daysAgo, extended, answer, refused, ...told }] of requests.entries()) {
          const contact = recent[index];
          if (!contact) continue;
          const { id, version } = await this.requests.create({
            ...told,
            person: `${contact.firstName} ${contact.lastName}`.trim(),
            reach: contact.emails[0]?.address ?? null,
            receivedOn: addDays(day, -daysAgo),
            contactId: contact.id,
            ownerId: people.director.userId,
          });
          if (extended) await this.requests.extend(id, version, { reason: extended });
          if (answer)
            await this.requests.answer(id, version, {
              outcome: refused ? 'refused' : 'answered',
              answer,
              answeredOn: addDays(day, 12 - daysAgo),
            });
        }
      }),
    );
  }
}
