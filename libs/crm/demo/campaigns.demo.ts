import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Scopes, TenantDb, UnitOfWork } from '#runtime';
import { DemoSteps, type DemoStory } from '#tenancy';
import { CampaignsRepository } from '../campaigns/campaigns.repository.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { CampaignStart } from '../campaigns/sending/campaign-start.js';
import { SendingRepository } from '../campaigns/sending/sending.repository.js';

const day = 86_400_000;

const openDoors = `# Portes ouvertes à l’atelier

Bonjour {{contact.firstName|Madame, Monsieur}},

Samedi 12, de 10 h à 17 h, venez voir comment se fait une charpente : taille à la main, levage, et un café.

- Visite de l’atelier toutes les heures
- Conseils sur votre projet, plans en main
- Les enfants sont les bienvenus

[Nous dire que vous venez](https://www.charpentes.example/portes-ouvertes)

À samedi,
{{owner.firstName|toute l’équipe}}`;

const maintenance = `# Avant l’hiver : un contrôle de toiture

Bonjour {{contact.civility|Madame, Monsieur}} {{contact.lastName}},

Une tuile déplacée se voit en dix minutes, une fuite se répare en dix jours. Nous passons à {{contact.city|votre adresse}} en novembre.

**Le contrôle est offert à nos clients.** Répondez à ce message, nous vous proposons un créneau.`;

/** A campaign of last month with its results, and one that is being written. */
@Injectable()
export class CampaignsDemo implements OnModuleInit {
  constructor(
    private readonly steps: DemoSteps,
    private readonly units: UnitOfWork,
    private readonly db: TenantDb,
    private readonly campaigns: CampaignsService,
    private readonly repository: CampaignsRepository,
    private readonly starting: CampaignStart,
    private readonly sending: SendingRepository,
  ) {}

  onModuleInit(): void {
    this.steps.add((story) => this.tell(story), 20);
  }

  private async tell({ people, today }: DemoStory): Promise<void> {
    await Scopes.with({ actor: people.sales }, () =>
      this.units.run({ mode: 'write' }, async () => {
        const segmentId = await this.largestSegment();
        const common = { segmentId, replyTo: people.sales.label, ownerId: people.sales.userId };
        const past = await this.campaigns.create({
          ...common,
          name: 'Portes ouvertes de l’atelier',
          subject: 'Samedi 12, l’atelier vous est ouvert',
          preheader: 'Visites, conseils et café de 10 h à 17 h',
          body: openDoors,
        });
        await this.happened(past.id, new Date(today.getTime() - 24 * day));
        await this.campaigns.create({
          ...common,
          name: 'Contrôle de toiture avant l’hiver',
          subject: '{{contact.firstName|Bonjour}}, votre toit est-il prêt pour l’hiver ?',
          preheader: 'Un contrôle offert à nos clients',
          body: maintenance,
        });
      }),
    );
  }

  private async largestSegment(): Promise<string | null> {
    const [row] = await this.db.query<{ id: string }>(
      "SELECT id FROM crm_segment ORDER BY kind = 'dynamic' DESC, created_at LIMIT 1",
    );
    return row?.id ?? null;
  }

  /** As if it had been sent one mail after another, a month ago. */
  private async happened(id: string, moment: Date): Promise<void> {
    const campaign = await this.repository.get(id);
    const { members, refusals } = await this.starting.judge(campaign);
    await this.sending.freeze(id, members, refusals);
    await this.db.query(
      `WITH sent AS (SELECT id, row_number() OVER (ORDER BY id) AS n FROM crm_campaign_recipient
         WHERE campaign_id = $1 AND state = 'pending')
       UPDATE crm_campaign_recipient r SET claimed_at = $2::timestamptz + sent.n * interval '1 second',
         sent_at = CASE WHEN sent.n % 23 <> 0 THEN $2::timestamptz + sent.n * interval '1 second' END,
         state = CASE WHEN sent.n % 23 = 0 THEN 'bounced' WHEN sent.n % 17 = 0 THEN 'unsubscribed' ELSE 'sent' END,
         reason = CASE WHEN sent.n % 23 = 0 THEN 'refused-by-server' END,
         detail = CASE WHEN sent.n % 23 = 0 THEN '5.1.1 550 5.1.1 Recipient address rejected: User unknown' END,
         attempts = 1
       FROM sent WHERE r.id = sent.id`,
      [id, moment],
    );
    await this.db.query(
      `UPDATE crm_campaign SET state = 'done', scheduled_at = $2, started_at = $2,
         ended_at = $2::timestamptz + interval '40 minutes', created_at = $2::timestamptz - interval '2 days'
       WHERE id = $1`,
      [id, moment],
    );
    await this.repository.recount(id);
  }
}
