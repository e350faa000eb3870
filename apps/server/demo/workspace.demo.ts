import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Scopes, TenantDb, UnitOfWork } from '#runtime';
import { type DemoPeople, DemoSteps, type DemoStory } from '#tenancy';
import { CommentsService, CompanyProfileService, PreferencesService, ViewsService } from '#workspace';

type Person = keyof DemoPeople;

/** Who said what of a customer, and whom they addressed. */
const remarks: readonly { by: Person; to?: Person; text: string }[] = [
  {
    by: 'sales',
    text: 'Rappelé ce matin : le devis est lu, la décision se prend en copropriété le mois prochain.',
  },
  {
    by: 'site-manager',
    to: 'sales',
    text: 'Accès au chantier par la cour seulement, prévoir la petite nacelle.',
  },
  {
    by: 'sales',
    to: 'site-manager',
    text: 'La cliente demande si la pose peut commencer avant les vacances. Possible ?',
  },
  {
    by: 'director',
    to: 'sales',
    text: 'Bon client depuis trois ans : faire un geste sur la visite d’entretien.',
  },
  { by: 'site-manager', text: 'Métré fait. Mur nord à reprendre avant l’isolation.' },
  {
    by: 'sales',
    to: 'director',
    text: 'Ils comparent avec un autre artisan ; je propose de passer ensemble jeudi.',
  },
  { by: 'director', text: 'Payé à trente jours sans relance.' },
  {
    by: 'accountant',
    to: 'director',
    text: 'Adresse de facturation différente de celle du chantier, c’est noté.',
  },
];

type Filters = Record<string, string | number | boolean | string[]>;

const views: readonly { name: string; resource: string; filters: Filters }[] = [
  { name: 'Clients à Nantes', resource: 'crm.company', filters: { kind: 'customer', city: 'Nantes' } },
  {
    name: 'Fournisseurs et sous-traitants',
    resource: 'crm.company',
    filters: { kind: ['supplier', 'subcontractor'] },
  },
  {
    name: 'Contacts joignables par e-mail',
    resource: 'crm.contact',
    filters: { preferredChannel: 'email', emailOptOut: false },
  },
];

/** What the people of the demo company share: their company's profile, their views, and what they tell each other. */
@Injectable()
export class WorkspaceDemo implements OnModuleInit {
  constructor(
    private readonly steps: DemoSteps,
    private readonly units: UnitOfWork,
    private readonly db: TenantDb,
    private readonly profile: CompanyProfileService,
    private readonly views: ViewsService,
    private readonly comments: CommentsService,
    private readonly preferences: PreferencesService,
  ) {}

  onModuleInit(): void {
    this.steps.add((story) => this.tell(story));
  }

  private async tell(story: DemoStory): Promise<void> {
    await Scopes.with({ actor: story.people.director }, () => this.describeCompany());
    for (const { name, resource, filters } of views) {
      const view = { name, resource, shared: true, definition: { filters } };
      await this.as(story.people.director, () => this.views.create(view));
    }
    await this.talk(story);
    await this.lookAround(story);
  }

  private async describeCompany(): Promise<void> {
    const { version } = await this.profile.ensured();
    await this.profile.change(version, {
      legalForm: 'sas',
      shareCapital: '50000.00',
      // Invented: the numbers only satisfy their check digits.
      siren: '047185301',
      siret: '04718530100018',
      vatNumber: 'FR32047185301',
      nafCode: '4120A',
      register: 'rcs',
      registerCity: 'Angers',
      addresses: [
        {
          label: 'work',
          line1: '12 quai des Charpentiers',
          postalCode: '49000',
          city: 'Angers',
          country: 'FR',
        },
      ],
      phone: '+33261910000',
      email: 'bonjour@demo.example',
      accentColour: '#8f3b17',
    });
  }

  /** The last remarks concern the companies that changed last: those that are seen first. */
  private async talk({ people }: DemoStory): Promise<void> {
    const companies = await this.units.run({ mode: 'read' }, () =>
      this.db.query<{ id: string }>('SELECT id FROM crm_company ORDER BY updated_at DESC LIMIT 4'),
    );
    for (const [index, { by, to, text }] of remarks.entries()) {
      const company = companies[index % companies.length];
      if (!company) return;
      const mentions = to ? [people[to].userId] : [];
      await this.as(people[by], () =>
        this.comments.post({ resource: 'crm.company', recordId: company.id, text, mentions }),
      );
    }
  }

  /** What the director and the salesman opened last. */
  private async lookAround({ people }: DemoStory): Promise<void> {
    const recent = await this.units.run({ mode: 'read' }, () =>
      this.db.query<{ resource: string; id: string }>(
        `(SELECT 'crm.company' AS resource, id FROM crm_company ORDER BY id LIMIT 5)
         UNION ALL (SELECT 'crm.contact', id FROM crm_contact ORDER BY id LIMIT 3)`,
      ),
    );
    for (const actor of [people.director, people.sales])
      await this.as(actor, () => this.preferences.replace({ recent }));
  }

  private as<T>(actor: DemoPeople[Person], work: () => Promise<T>): Promise<T> {
    return Scopes.with({ actor }, () => this.units.run({ mode: 'write' }, work));
  }
}
