import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Scopes, TenantDb, UnitOfWork } from '#runtime';
import { DemoSteps, type DemoStory, firstNames, lastNames } from '#tenancy';
import { firstResponseDue } from '../leads/first-response.js';
import type { Lead } from '../leads/lead.entity.js';
import { LeadConversionService } from '../leads/lead-conversion.service.js';
import { LeadLifeService } from '../leads/lead-life.service.js';
import { LeadsService } from '../leads/leads.service.js';
import { cities, streets } from './invented-names.js';

type Course = 'new' | 'assigned' | 'contacted' | 'qualified' | 'converted' | 'unqualified' | 'recycled';

/** How far each lead has come, the newest last. */
const courses: readonly Course[] = [
  ...Array<Course>(5).fill('converted'),
  ...Array<Course>(3).fill('unqualified'),
  ...Array<Course>(2).fill('recycled'),
  ...Array<Course>(4).fill('qualified'),
  ...Array<Course>(4).fill('contacted'),
  ...Array<Course>(3).fill('assigned'),
  ...Array<Course>(3).fill('new'),
];

const needs = [
  'Extension de 25 m² en ossature bois, devis pour le printemps.',
  'Remplacement de six fenêtres et isolation des combles.',
  'Rénovation complète d’une salle de bains, douche de plain-pied.',
  'Ravalement de façade, copropriété de douze lots.',
  'Toiture à reprendre après la tempête, dossier d’assurance ouvert.',
  'Aménagement d’un plateau de bureaux, 140 m².',
  'Terrasse et pergola, terrain en pente.',
  'Mise aux normes électriques avant une vente.',
] as const;
const reasons = [
  'Hors de notre secteur',
  'Budget très inférieur au besoin',
  'Demande d’un étudiant, sans projet',
];
const firms = ['Copropriété du Quai', 'Cabinet Aubry', 'Garage Lemasson', 'Fournil de la Sèvre'] as const;
const channels = [
  { channel: 'web-form', channelDetail: 'Formulaire « Demander un devis »' },
  { channel: 'call', channelDetail: null },
  { channel: 'referral', channelDetail: 'Ancien client' },
  { channel: 'fair', channelDetail: 'Salon de l’habitat' },
  { channel: 'walk-in', channelDetail: null },
  { channel: 'email', channelDetail: null },
] as const;

/** Leads of the last weeks, in every state. Everybody and everything in them is invented. */
@Injectable()
export class LeadsDemo implements OnModuleInit {
  constructor(
    private readonly steps: DemoSteps,
    private readonly units: UnitOfWork,
    private readonly db: TenantDb,
    private readonly leads: LeadsService,
    private readonly life: LeadLifeService,
    private readonly conversion: LeadConversionService,
  ) {}

  onModuleInit(): void {
    this.steps.add((story) => this.tell(story));
  }

  private async tell(story: DemoStory): Promise<void> {
    const { people } = story;
    for (const [index, course] of courses.entries()) {
      await Scopes.with({ actor: people.sales }, () =>
        this.units.run({ mode: 'write' }, () => this.addLead(story, index, course)),
      );
    }
  }

  private async addLead({ random, people, today }: DemoStory, index: number, course: Course): Promise<void> {
    const [firstName, lastName, city] = [
      random.pick(firstNames),
      random.pick(lastNames),
      random.pick(cities),
    ];
    const firm = random.chance(0.3) ? random.pick(firms) : undefined;
    const address = `${firstName}.${lastName}@courriel.example`.normalize('NFD').replace(/\p{M}|[' ]/gu, '');
    const lead = await this.leads.create({
      companyName: firm ? `${firm} ${city.name}` : null,
      civility: random.pick(['mr', 'mrs']),
      firstName,
      lastName,
      email: address.toLowerCase(),
      phone: random.fictionalPhone(true),
      addresses: [
        {
          label: 'site',
          line1: `${random.integer(1, 90)} ${random.pick(streets)}`,
          postalCode: city.postalCode,
          city: city.name,
          country: 'FR',
        },
      ],
      need: random.pick(needs),
      ...random.pick(channels),
      ownerId: course === 'new' ? null : people.sales.userId,
    });
    const last = await this.follow(lead, course, random);
    await this.happened(last, arrivalOf(today, courses.length - index, random));
  }

  private async follow(lead: Lead, course: Course, random: DemoStory['random']): Promise<Lead> {
    if (course === 'new' || course === 'assigned') return lead;
    const contacted = await this.life.contact(lead.id, lead.version, {});
    if (course === 'contacted') return contacted;
    const { id, version } = contacted;
    if (course === 'unqualified') return this.life.disqualify(id, version, { reason: random.pick(reasons) });
    if (course === 'recycled') return this.life.recycle(id, version, { note: 'Rappeler à la rentrée.' });
    const qualified = await this.life.qualify(id, version, { score: random.integer(45, 95) });
    if (course === 'qualified') return qualified;
    const opportunity = { name: `Projet ${lead.title}`, amount: `${random.integer(4, 60)}500.00` };
    return this.conversion.convert(id, qualified.version, { opportunity });
  }

  /** Moves a lead to the days on which it would have come in and gone on, with what it became. */
  private async happened(lead: Lead, moment: Date): Promise<void> {
    const { id, convertedCompanyId, convertedContactId, convertedOpportunityId } = lead;
    await this.db.query(
      `UPDATE crm_lead SET created_at = $2::timestamptz, updated_at = $2::timestamptz + interval '26 hours',
         first_response_due_at = $3,
         responded_at = CASE WHEN responded_at IS NOT NULL THEN $2::timestamptz + interval '2 hours' END,
         converted_at = CASE WHEN converted_at IS NOT NULL THEN $2::timestamptz + interval '26 hours' END
       WHERE id = $1`,
      [id, moment, firstResponseDue(moment, Scopes.instance().timeZone, 'metropolitan')],
    );
    if (!convertedOpportunityId) return;
    const converted = new Date(moment.getTime() + 26 * 3_600_000);
    for (const [table, madeId] of [
      ['crm_company', convertedCompanyId],
      ['crm_contact', convertedContactId],
      ['crm_opportunity', convertedOpportunityId],
    ])
      await this.db.query(`UPDATE ${table} SET created_at = $2, updated_at = $2 WHERE id = $1`, [
        madeId,
        converted,
      ]);
    await this.db.query('UPDATE crm_opportunity SET stage_since = $2 WHERE id = $1', [
      convertedOpportunityId,
      converted,
    ]);
    await this.db.query('UPDATE crm_stage_change SET changed_at = $2 WHERE opportunity_id = $1', [
      convertedOpportunityId,
      converted,
    ]);
  }
}

/** An hour of a working day, some days ago: leads come in every two or three days. */
function arrivalOf(today: Date, place: number, random: DemoStory['random']): Date {
  const moment = new Date(today.getTime() - Math.round(place * 2.5) * 86_400_000);
  moment.setUTCHours(random.integer(7, 15), random.integer(0, 59), random.integer(0, 59), 0);
  const weekday = moment.getUTCDay();
  if (weekday === 0 || weekday === 6) moment.setUTCDate(moment.getUTCDate() - 2);
  return moment;
}
