import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Scopes, TenantDb, UnitOfWork } from '#runtime';
import { DemoSteps, type DemoStory, firstNames, lastNames } from '#tenancy';
import { ContactsService } from '../contacts/contacts.service.js';
import { LeadLifeService } from '../leads/lead-life.service.js';
import { LeadsService } from '../leads/leads.service.js';
import { RetentionDecisions } from '../retention/retention-decisions.service.js';
import { RetentionReview } from '../retention/retention-review.js';
import { CampaignsDemo } from './campaigns.demo.js';
import { cities, sources } from './invented-names.js';

const contactCount = 7;
const leadCount = 3;
const monthMs = 30 * 86_400_000;

/** Prospects of years ago on whom somebody has to decide. Everybody in it is invented. */
@Injectable()
export class RetentionDemo implements OnModuleInit {
  constructor(
    private readonly steps: DemoSteps,
    private readonly units: UnitOfWork,
    private readonly db: TenantDb,
    private readonly contacts: ContactsService,
    private readonly leads: LeadsService,
    private readonly life: LeadLifeService,
    private readonly review: RetentionReview,
    private readonly decisions: RetentionDecisions,
    // Steps are told in the order of what they need: no mailing goes to people of so long ago.
    _campaigns: CampaignsDemo,
  ) {}

  onModuleInit(): void {
    this.steps.add((story) => this.tell(story));
  }

  private async tell({ random, people, today }: DemoStory): Promise<void> {
    const who = () => ({ firstName: random.pick(firstNames), lastName: random.pick(lastNames) });
    const place = () => {
      const { name: city, postalCode } = random.pick(cities);
      return [{ label: 'home', city, postalCode, country: 'FR' }];
    };
    await Scopes.with({ actor: people.sales }, () =>
      this.units.run({ mode: 'write' }, async () => {
        const made: [table: string, id: string][] = [];
        for (let index = 0; index < contactCount; index += 1) {
          const facts = { ...who(), addresses: place(), source: random.pick(sources) };
          made.push(['crm_contact', (await this.contacts.create(facts)).id]);
        }
        for (let index = 0; index < leadCount; index += 1) {
          const facts = { ...who(), addresses: place(), need: 'Un devis pour une véranda.' };
          const { id, version } = await this.leads.create(facts);
          await this.life.disqualify(id, version, { reason: 'Sans suite' });
          made.push(['crm_lead', id]);
        }
        for (const [table, id] of made) {
          const moment = new Date(today.getTime() - random.integer(37, 52) * monthMs);
          await this.db.query(`UPDATE ${table} SET created_at = $2, updated_at = $2 WHERE id = $1`, [
            id,
            moment,
          ]);
        }
      }),
    );
    await this.review.run();
    await Scopes.with({ actor: people.director }, () =>
      this.units.run({ mode: 'write' }, async () => {
        const due = await this.db.query<{ id: string }>(
          "SELECT id FROM crm_retention_case WHERE state = 'due' AND contact_id IS NOT NULL ORDER BY due_on, id LIMIT 3",
        );
        const [disputed, gone, archived] = due.map(({ id }) => id);
        if (disputed)
          await this.decisions.decide({
            ids: [disputed],
            decision: 'keep',
            reason: 'Garantie décennale en cours',
          });
        if (archived)
          await this.decisions.decide({
            ids: [archived],
            decision: 'archive',
            reason: 'Réserves émises lors de la visite',
          });
        if (gone) await this.decisions.decide({ ids: [gone], decision: 'anonymise' });
      }),
    );
  }
}
