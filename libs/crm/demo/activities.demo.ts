import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addDays, dayIn, startOfDay } from '#kernel';
import { type Actor, type InputOf, Scopes, TenantDb, UnitOfWork } from '#runtime';
import { DemoSteps, type DemoStory } from '#tenancy';
import { ActivitiesService } from '../activities/activities.service.js';
import type { Activity, ActivityKind } from '../activities/activity.entity.js';

type Owner = Actor & { userId: string };
type Input = InputOf<Activity>;

interface Place {
  readonly opportunityId?: string;
  readonly companyId: string | null;
  readonly contactId: string | null;
  readonly ownerId: string | null;
  readonly state?: string;
}

const plans: readonly { readonly kind: ActivityKind; readonly subject: string; readonly minutes?: number }[] =
  [
    { kind: 'call', subject: 'Relancer sur le devis remis', minutes: 15 },
    { kind: 'visit', subject: 'Métré sur place', minutes: 90 },
    { kind: 'meeting', subject: 'Choix des finitions au bureau', minutes: 60 },
    { kind: 'email', subject: 'Envoyer les références de chantiers voisins' },
    { kind: 'task', subject: 'Chiffrer la variante bois' },
    { kind: 'call', subject: 'Confirmer la date de démarrage', minutes: 10 },
    { kind: 'visit', subject: 'Contrôler l’accès au chantier', minutes: 45 },
    { kind: 'letter', subject: 'Envoyer l’attestation de TVA à signer' },
    { kind: 'sms', subject: 'Rappeler le rendez-vous de demain' },
    { kind: 'task', subject: 'Demander le prix de la charpente' },
  ];
const past: readonly { readonly kind: ActivityKind; readonly subject: string; readonly notes: string }[] = [
  { kind: 'call', subject: 'Premier échange', notes: 'Veut commencer avant l’été, budget à confirmer.' },
  { kind: 'visit', subject: 'Visite des lieux', notes: 'Accès par la cour, camion de 3,5 t au plus.' },
  { kind: 'email', subject: 'Demande de plans', notes: 'Plans reçus, il manque les coupes.' },
  { kind: 'meeting', subject: 'Présentation du projet', notes: 'Hésite entre bois et parpaing.' },
  { kind: 'note', subject: 'À savoir', notes: 'Préfère être appelé après 18 h.' },
  { kind: 'call', subject: 'A rappelé au sujet du délai', notes: 'Rassuré : démarrage tenu.' },
];
const places = ['Sur le chantier', 'Au dépôt', 'Chez le client', null, null];

/** What was done for the demo company's customers, and what waits for its people today, yesterday and next week. */
@Injectable()
export class ActivitiesDemo implements OnModuleInit {
  constructor(
    private readonly steps: DemoSteps,
    private readonly units: UnitOfWork,
    private readonly db: TenantDb,
    private readonly activities: ActivitiesService,
  ) {}

  onModuleInit(): void {
    this.steps.add((story) => this.tell(story));
  }

  private async tell(story: DemoStory): Promise<void> {
    const { people, random } = story;
    const owners = [people.director, people['site-manager'], people.sales];
    const ownerOf = (place: Place): Owner =>
      owners.find(({ userId }) => userId === place.ownerId) ?? people.sales;
    const [deals, companies] = await this.units.run({ mode: 'read' }, async () => [
      await this.deals(),
      await this.companies(),
    ]);
    for (const [index, deal] of deals.entries()) {
      const inputs = Array.from({ length: random.integer(1, 3) }, () => this.done(story));
      // Every sixth has no next action: the product says so.
      if (deal.state === 'open' && index % 6 !== 5) inputs.push(this.planned(story, random.integer(-4, 16)));
      await this.add(ownerOf(deal), deal, inputs);
    }
    for (const company of companies)
      await this.add(
        ownerOf(company),
        company,
        Array.from({ length: random.integer(0, 2) }, () => this.done(story)),
      );
    for (const owner of owners) {
      const near = [-3, -1, 0, 0, 0, 1, 2, 4, 6].map((days) => this.planned(story, days));
      for (const input of near) await this.add(owner, random.pick(companies), [input]);
      await this.add(owner, undefined, this.ownRoutine(story));
    }
    await this.units.run({ mode: 'write' }, () =>
      this.db.query(
        `UPDATE crm_activity SET created_at = least(created_at, done_at, due_at - interval '6 days'),
           updated_at = least(updated_at, greatest(done_at, due_at - interval '6 days'))`,
      ),
    );
  }

  private deals(): Promise<Place[]> {
    return this.db.query<Place>(
      `SELECT id AS "opportunityId", company_id AS "companyId", contact_id AS "contactId", owner_id AS "ownerId", state
       FROM crm_opportunity ORDER BY name, id`,
    );
  }

  private companies(): Promise<Place[]> {
    return this.db.query<Place>(
      `SELECT c.id AS "companyId", c.owner_id AS "ownerId",
         (SELECT contact_id FROM crm_affiliation a WHERE a.company_id = c.id ORDER BY a.id LIMIT 1) AS "contactId"
       FROM crm_company c ORDER BY c.name, c.id LIMIT 60`,
    );
  }

  private async add(owner: Owner, place: Place | undefined, inputs: readonly Input[]): Promise<void> {
    const { opportunityId = null, companyId = null, contactId = null } = place ?? {};
    await Scopes.with({ actor: owner }, () =>
      this.units.run({ mode: 'write' }, async () => {
        for (const input of inputs)
          await this.activities.create({ ...input, opportunityId, companyId, contactId });
      }),
    );
  }

  private done({ random, today }: DemoStory): Input {
    const { kind, subject, notes } = random.pick(past);
    const doneAt = random.momentBefore(today);
    const direction = random.chance(0.3) ? 'in' : 'out';
    const outcome = kind === 'call' ? random.pick(['reached', 'reached', 'message-left'] as const) : 'done';
    return { kind, subject, notes, doneAt, dueAt: doneAt, direction, ...(kind !== 'note' && { outcome }) };
  }

  private planned({ random, today }: DemoStory, days: number): Input {
    const { kind, subject, minutes } = random.pick(plans);
    const allDay = kind === 'task' && random.chance(0.4);
    return {
      kind,
      subject,
      allDay,
      dueAt: this.workingHour(today, days, random.integer(16, 35) / 2),
      ...(minutes && { durationMinutes: minutes, place: random.pick(places) }),
      ...(!allDay && random.chance(0.5) && { reminderMinutes: 15 }),
    };
  }

  private ownRoutine({ today }: DemoStory): Input[] {
    return [
      {
        kind: 'meeting',
        subject: 'Point commercial de la semaine',
        dueAt: this.workingHour(today, 1, 9),
        durationMinutes: 30,
        repeats: 'weekly',
      },
      {
        kind: 'task',
        subject: 'Préparer le prévisionnel du mois',
        dueAt: this.workingHour(today, 5, 8),
        allDay: true,
        repeats: 'monthly',
      },
    ];
  }

  /** A time of a day some days from today; what would fall on a weekend is two days later, but for today's. */
  private workingHour(today: Date, days: number, hour: number): Date {
    const { timeZone } = Scopes.instance();
    const day = addDays(dayIn(today, timeZone), days);
    const weekend = days !== 0 && [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());
    const start = startOfDay(weekend ? addDays(day, days < 0 ? -2 : 2) : day, timeZone);
    return new Date(start.getTime() + hour * 3_600_000);
  }
}
