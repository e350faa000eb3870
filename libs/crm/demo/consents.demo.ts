import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Scopes, TenantDb, UnitOfWork } from '#runtime';
import { DemoSteps, type DemoStory } from '#tenancy';
import type { ConsentEvent } from '../consent/consent-event.js';
import { ConsentsService } from '../consent/consents.service.js';
import { SuppressionsRepository } from '../consent/suppressions.repository.js';
import { CrmDemo } from './crm.demo.js';

interface Person {
  readonly id: string;
  readonly household: boolean;
  readonly refuses: boolean;
}

const box = 'Je souhaite recevoir les conseils et les offres de l’entreprise par e-mail.';
const collected = ['bulletin du salon de l’habitat', 'devis signé en agence', 'formulaire papier'] as const;
const refusedLetters = 3;

/** What the people of the demo company agreed to and refused. Everybody and everything in it is invented. */
@Injectable()
export class ConsentsDemo implements OnModuleInit {
  constructor(
    private readonly steps: DemoSteps,
    private readonly units: UnitOfWork,
    private readonly db: TenantDb,
    private readonly consents: ConsentsService,
    private readonly suppressions: SuppressionsRepository,
    // Steps are told in the order of what they need: this one needs the contacts of that one.
    _contacts: CrmDemo,
  ) {}

  onModuleInit(): void {
    this.steps.add((story) => this.tell(story));
  }

  private async tell(story: DemoStory): Promise<void> {
    const { random, people, today } = story;
    await Scopes.with({ actor: people.sales }, () =>
      this.units.run({ mode: 'write' }, async () => {
        for (const person of await this.persons())
          for (const event of wordsOf(person, story))
            await this.consents.record({ ...event, contactId: person.id, awaitsConfirmation: false });
        for (let letter = 0; letter < refusedLetters; letter += 1)
          await this.suppressions.add(
            'email',
            `refus.${letter + 1}@courriel.example`,
            'lettre reçue',
            random.momentBefore(today),
          );
      }),
    );
  }

  private persons(): Promise<Person[]> {
    return this.db.query<Person>(
      `SELECT c.id, coalesce(bool_or(o.kind = 'household'), true) AS household, c.email_opt_out AS refuses
       FROM crm_contact c LEFT JOIN crm_affiliation a ON a.contact_id = c.id LEFT JOIN crm_company o ON o.id = a.company_id
       GROUP BY c.id ORDER BY c.created_at, c.id`,
    );
  }
}

type Word = Omit<ConsentEvent, 'contactId'>;

/** Private clients agree or not; professionals are told, and sometimes object. */
function wordsOf({ household, refuses }: Person, { random, today }: DemoStory): Word[] {
  const at = random.momentBefore(today);
  if (refuses) return [];
  if (!household)
    return random.chance(0.5)
      ? [{ channel: 'email', kind: 'informed', source: 'premier e-mail', at }]
      : random.chance(0.06)
        ? [{ channel: 'phone', kind: 'objected', source: 'appel du client', at }]
        : [];
  if (!random.chance(0.6)) return [];
  const given: Word = {
    ...{ channel: 'email', kind: 'given', basis: 'consent', wording: box, at },
    source: random.pick(collected),
    proof: `Classeur accords, n° ${random.integer(100, 999)}`,
  };
  return random.chance(0.1)
    ? [given, { channel: 'email', kind: 'withdrawn', source: 'unsubscribe-page' }]
    : [given];
}
