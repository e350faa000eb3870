import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type CustomKind, Scopes, TenantDb, UnitOfWork } from '#runtime';
import { DemoSteps, type DemoStory } from '#tenancy';
import { CustomFieldsService } from '#workspace';
import { OpportunitiesService } from '../opportunities/opportunities.service.js';
import { OpportunitiesDemo } from './opportunities.demo.js';

interface InventedField {
  readonly record: string;
  readonly kind: CustomKind;
  readonly label: string;
  readonly labelEn: string;
  readonly unit?: string;
  readonly help?: string;
  readonly choices?: readonly { label: string; labelEn: string }[];
}

const fields: readonly InventedField[] = [
  { record: 'crm.opportunity', kind: 'decimal', label: 'Surface', labelEn: 'Area', unit: 'm²' },
  {
    record: 'crm.opportunity',
    kind: 'choice',
    label: 'Type de logement',
    labelEn: 'Kind of dwelling',
    choices: [
      { label: 'Maison individuelle', labelEn: 'House' },
      { label: 'Appartement', labelEn: 'Flat' },
      { label: 'Local professionnel', labelEn: 'Business premises' },
    ],
  },
  {
    record: 'crm.opportunity',
    kind: 'integer',
    label: 'Niveaux',
    labelEn: 'Floors',
    help: 'Rez-de-chaussée compris.',
  },
  { record: 'crm.lead', kind: 'decimal', label: 'Surface', labelEn: 'Area', unit: 'm²' },
  {
    record: 'crm.company',
    kind: 'choices',
    label: 'Métiers',
    labelEn: 'Trades',
    choices: [
      { label: 'Charpente', labelEn: 'Carpentry' },
      { label: 'Couverture', labelEn: 'Roofing' },
      { label: 'Menuiserie', labelEn: 'Joinery' },
      { label: 'Électricité', labelEn: 'Electricity' },
    ],
  },
];
const dwellings = ['maison-individuelle', 'maison-individuelle', 'appartement', 'local-professionnel'];

/** Fields that the demo company has added to its records. */
@Injectable()
export class CustomFieldsDemo implements OnModuleInit {
  constructor(
    private readonly steps: DemoSteps,
    private readonly units: UnitOfWork,
    private readonly db: TenantDb,
    private readonly customFields: CustomFieldsService,
    private readonly opportunities: OpportunitiesService,
    // Tells first: what is filled in here must be there.
    _before: OpportunitiesDemo,
  ) {}

  onModuleInit(): void {
    this.steps.add((story) => this.tell(story));
  }

  private async tell({ random, people }: DemoStory): Promise<void> {
    await Scopes.with({ actor: people.director }, async () => {
      await this.units.run({ mode: 'write' }, async () => {
        for (const { choices, ...field } of fields)
          await this.customFields.create({ ...field, ...(choices && { choices: [...choices] }) });
      });
      await this.units.run({ mode: 'write' }, async () => {
        const rows = await this.db.query<{ id: string; version: number }>(
          "SELECT id, version FROM crm_opportunity WHERE state = 'open' ORDER BY id",
        );
        for (const { id, version } of rows) {
          // Not everybody fills in everything.
          if (random.integer(1, 5) === 1) continue;
          const custom = {
            surface: String(random.integer(120, 2400) / 10),
            'type-de-logement': random.pick(dwellings),
            niveaux: random.integer(1, 4),
          };
          await this.opportunities.update(id, version, { custom });
        }
      });
    });
  }
}
