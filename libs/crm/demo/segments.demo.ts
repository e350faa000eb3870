import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Scopes, UnitOfWork } from '#runtime';
import { DemoSteps, type DemoStory } from '#tenancy';
import { TagsService } from '#workspace';
import { CompaniesService } from '../companies/companies.service.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { OpportunitiesService } from '../opportunities/opportunities.service.js';
import { SegmentsService } from '../segments/segments.service.js';

const tags = [
  ['Rénovation énergétique', 'green'],
  ['Salon de l’habitat 2026', 'blue'],
  ['Prescripteur', 'violet'],
  ['Copropriété', 'teal'],
  ['À rappeler après l’été', 'orange'],
  ['Litige réglé', 'grey'],
] as const;

/** Tags on records of the demo, and segments of its contacts. */
@Injectable()
export class SegmentsDemo implements OnModuleInit {
  constructor(
    private readonly steps: DemoSteps,
    private readonly units: UnitOfWork,
    private readonly tags: TagsService,
    private readonly companies: CompaniesService,
    private readonly contacts: ContactsService,
    private readonly opportunities: OpportunitiesService,
    private readonly segments: SegmentsService,
  ) {}

  onModuleInit(): void {
    // After the records that get tags.
    this.steps.add((story) => this.tell(story), 10);
  }

  private async tell({ people }: DemoStory): Promise<void> {
    await Scopes.with({ actor: people.director }, () =>
      this.units.run({ mode: 'write' }, async () => {
        const ids: string[] = [];
        for (const [name, colour] of tags) ids.push((await this.tags.create({ name, colour })).id);
        for (const service of [this.companies, this.contacts, this.opportunities])
          await this.tag(service, ids);
        await this.addSegments(ids);
      }),
    );
  }

  /** Two records in five have tags, some two. */
  private async tag(
    service: CompaniesService | ContactsService | OpportunitiesService,
    ids: readonly string[],
  ): Promise<void> {
    const { items } = await service.list({ perPage: '60' });
    for (const [index, { id, version }] of items.entries()) {
      if (index % 5 > 1) continue;
      const tagIds = [ids[index % ids.length], ...(index % 4 === 0 ? [ids[(index + 2) % ids.length]] : [])];
      await service.update(id, version, { tagIds: tagIds.filter((each) => each !== undefined) });
    }
  }

  private async addSegments([energy = '', fair = '']: readonly string[]): Promise<void> {
    const open = { fact: 'opportunity', not: false, where: { state: 'open' } } as const;
    await this.segments.create({
      name: 'Clients sans nouvelles depuis six mois',
      description: 'À rappeler avant la fin du trimestre.',
      conditions: [
        { fact: 'company', not: false, where: { kind: 'customer,household' } },
        { fact: 'contact', not: true, where: { 'lastContactAt.in': 'last-6-months' } },
      ],
    });
    await this.segments.create({
      name: 'Affaires en cours',
      description: 'Tous ceux qui attendent quelque chose de nous.',
      conditions: [open],
    });
    await this.segments.create({
      name: 'Rénovation énergétique',
      match: 'any',
      conditions: [
        { fact: 'contact', not: false, where: { tagIds: energy } },
        { fact: 'company', not: false, where: { tagIds: energy } },
      ],
    });
    const fixed = await this.segments.create({ name: 'Invités de la porte ouverte', kind: 'fixed' });
    const { items } = await this.contacts.list({ perPage: '12', tagIds: fair });
    const others = await this.contacts.list({ perPage: '8' });
    const add = [...new Set([...items, ...others.items].map(({ id }) => id))];
    await this.segments.change(fixed.id, { add });
  }
}
