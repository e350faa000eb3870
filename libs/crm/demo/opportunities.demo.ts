import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Scopes, TenantDb, UnitOfWork } from '#runtime';
import { DemoSteps, type DemoStory } from '#tenancy';
import { OpportunitiesService } from '../opportunities/opportunities.service.js';
import type { Opportunity } from '../opportunities/opportunity.entity.js';
import { OpportunityMovesService } from '../opportunities/opportunity-moves.service.js';
import { ParticipantsService } from '../opportunities/participants.service.js';
import { cities, sources, streets } from './invented-names.js';
import { businessProjects, type DemoProject, householdProjects } from './invented-projects.js';

const day = 86_400_000;

/** How far an opportunity came, by the name of its last stage. */
interface Course {
  readonly stage: string;
  readonly end?: 'won' | 'lost' | 'abandoned';
}

const at = (stage: string, count: number, end?: Course['end']): Course[] =>
  Array<Course>(count).fill({ stage, ...(end && { end }) });

/** Forty opportunities: those that are over first, so that a year of them leads to today. */
const courses: readonly Course[] = [
  ...at('Négociation', 6, 'won'),
  ...at('Devis remis', 4, 'won'),
  ...at('Devis remis', 4, 'lost'),
  ...at('Visite et métré', 2, 'lost'),
  ...at('À qualifier', 1, 'abandoned'),
  ...at('Négociation', 4),
  ...at('Devis remis', 6),
  ...at('Devis à faire', 4),
  ...at('Visite et métré', 5),
  ...at('À qualifier', 4),
];
const lostReasons = ['Prix', 'Délai', 'Concurrent', 'Prix', 'Projet abandonné', 'Sans réponse'];

interface Client {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly contactId: string | null;
}

interface World {
  readonly stages: readonly { readonly id: string; readonly name: string; readonly kind: string }[];
  readonly reasons: readonly { readonly id: string; readonly name: string }[];
  readonly clients: readonly Client[];
}

/** A year of sales over the stages of the first pipeline. Everybody and everything in them is invented. */
@Injectable()
export class OpportunitiesDemo implements OnModuleInit {
  constructor(
    private readonly steps: DemoSteps,
    private readonly units: UnitOfWork,
    private readonly db: TenantDb,
    private readonly opportunities: OpportunitiesService,
    private readonly moves: OpportunityMovesService,
    private readonly participants: ParticipantsService,
  ) {}

  onModuleInit(): void {
    this.steps.add((story) => this.tell(story));
  }

  private async tell(story: DemoStory): Promise<void> {
    const { people, random } = story;
    const actors = [people.sales, people.sales, people.sales, people.director];
    for (const [index, course] of courses.entries()) {
      await Scopes.with({ actor: random.pick(actors) }, () =>
        this.units.run({ mode: 'write' }, async () => this.add(story, await this.world(), course, index)),
      );
    }
  }

  /** What the story finds: the first pipeline, and the companies that buy. */
  private async world(): Promise<World> {
    const stages = await this.db.query<World['stages'][number]>(
      `SELECT id, name, kind FROM crm_stage
       WHERE pipeline_id = (SELECT id FROM crm_pipeline ORDER BY position LIMIT 1) ORDER BY position`,
    );
    const reasons = await this.db.query<World['reasons'][number]>('SELECT id, name FROM crm_lost_reason');
    const clients = await this.db.query<Client>(
      `SELECT c.id, c.name, c.kind, (SELECT a.contact_id FROM crm_affiliation a WHERE a.company_id = c.id
         ORDER BY a.id LIMIT 1) AS "contactId"
       FROM crm_company c WHERE c.kind IN ('household', 'customer', 'prospect', 'condominium') ORDER BY c.id`,
    );
    return { stages, reasons, clients };
  }

  private async add(story: DemoStory, world: World, course: Course, index: number): Promise<void> {
    const { random, today } = story;
    const client = random.pick(world.clients);
    const project = random.pick<DemoProject>(
      client.kind === 'household' ? householdProjects : businessProjects,
    );
    const city = random.pick(cities);
    const days = this.daysOf(story, course, index);
    const open = !course.end;
    let current = await this.opportunities.create({
      name: `${project.name}, ${client.name.replace(/^Famille /, 'famille ')}`,
      companyId: client.id,
      contactId: client.contactId,
      amount: `${random.integer(project.from / 100, project.to / 100)}00.00`,
      source: random.pick(sources),
      competitor: random.chance(0.2) ? 'Bâtisseurs de Loire' : null,
      addresses: [
        {
          label: 'site',
          line1: `${random.integer(1, 90)} ${random.pick(streets)}`,
          postalCode: city.postalCode,
          city: city.name,
          country: 'FR',
        },
      ],
      ...(open &&
        course.stage !== 'À qualifier' && {
          expectedCloseOn: new Date(today.getTime() + random.integer(-6, 110) * day)
            .toISOString()
            .slice(0, 10),
        }),
    });
    for (const stage of world.stages.slice(1)) {
      if (stage.kind !== 'open' || this.isBeyond(world, stage.name, course.stage)) break;
      current = await this.moves.move(current.id, current.version, { stageId: stage.id });
    }
    await this.end(current, world, course, index);
    if (client.contactId && random.chance(0.5)) {
      const role = client.kind === 'household' ? 'owner' : 'decision-maker';
      await this.participants.create({ opportunityId: current.id, contactId: client.contactId, role });
    }
    await this.dateBack(
      current.id,
      days.map((ago) => new Date(today.getTime() - ago * day)),
    );
  }

  private isBeyond({ stages }: World, stage: string, last: string): boolean {
    const rank = (name: string) => stages.findIndex((each) => each.name === name);
    return rank(stage) > rank(last);
  }

  private async end(
    { id, version }: Opportunity,
    world: World,
    { end }: Course,
    index: number,
  ): Promise<void> {
    if (end === 'abandoned') {
      await this.moves.abandon(id, version, { note: 'Ne répond plus depuis la visite.' });
      return;
    }
    const stage = world.stages.find(({ kind }) => kind === end);
    if (!stage) return;
    const reason = world.reasons.find(({ name }) => name === lostReasons[index % lostReasons.length]);
    await this.moves.move(id, version, {
      stageId: stage.id,
      ...(end === 'lost' && { lostReasonId: reason?.id ?? null }),
    });
  }

  /** How many days ago each step was, the first one first: over for up to a year, or still going on. */
  private daysOf({ random }: DemoStory, { stage, end }: Course, index: number): number[] {
    const moves = ['À qualifier', 'Visite et métré', 'Devis à faire', 'Devis remis', 'Négociation'].indexOf(
      stage,
    );
    const last = end ? Math.max(3, 330 - index * 20 + random.integer(-8, 8)) : random.integer(1, 34);
    const days = [last];
    for (let step = 0; step < moves + (end ? 1 : 0); step += 1)
      days.unshift((days[0] ?? last) + random.integer(3, 18));
    return days;
  }

  /** Brings an opportunity and its history to the days of the story. */
  private async dateBack(id: string, moments: readonly Date[]): Promise<void> {
    await this.db.query(
      `UPDATE crm_stage_change c SET changed_at = m.moment
       FROM (SELECT id, row_number() OVER (ORDER BY changed_at, id) AS n FROM crm_stage_change WHERE opportunity_id = $1) s
       JOIN unnest($2::timestamptz[]) WITH ORDINALITY m (moment, n) ON m.n = s.n WHERE c.id = s.id`,
      [id, moments],
    );
    await this.db.query(
      `UPDATE crm_opportunity o SET created_at = h.first, updated_at = h.last, stage_since = h.last,
         closed_at = CASE WHEN o.state = 'open' THEN NULL ELSE h.last END
       FROM (SELECT min(changed_at) AS first, max(changed_at) AS last FROM crm_stage_change
             WHERE opportunity_id = $1) h WHERE o.id = $1`,
      [id],
    );
  }
}
