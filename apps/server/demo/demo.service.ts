import { Injectable } from '@nestjs/common';
import { BackupService } from '#backup';
import { IdentityProblems, InvitationsService, TeamsService } from '#identity';
import { Problem } from '#kernel';
import { type Actor, AppConfig, Databases, systemActor, TenantDb, UnitOfWork } from '#runtime';
import {
  DemoRandom,
  DemoSteps,
  InstanceRegistry,
  type InstanceRow,
  InstanceScope,
  logOperation,
  Provisioner,
} from '#tenancy';

export const demoSlug = 'demo';
/** Printed by the demo and good for nothing else: a production server never has these accounts. */
export const demoPassword = 'boussole-tilleul-chantier-violet';

const people = [
  {
    key: 'director',
    email: 'claire@demo.example',
    firstName: 'Claire',
    lastName: 'Cadiergue',
    role: 'admin',
    can: 'administrates: users, roles, settings; sees no HR data',
  },
  {
    key: 'hr',
    email: 'nadia@demo.example',
    firstName: 'Nadia',
    lastName: 'Belhadj',
    role: 'member',
    can: 'HR referent: the only one who lists and exports employees',
  },
  {
    key: 'site-manager',
    email: 'loic@demo.example',
    firstName: 'Loïc',
    lastName: 'Garlantézec',
    role: 'manager',
    can: 'manager: all records, exports, names and jobs of the team',
  },
  {
    key: 'sales',
    email: 'ines@demo.example',
    firstName: 'Inès',
    lastName: 'Rochebrun',
    role: 'member',
    can: 'member: sees everything, changes what the team owns',
  },
  {
    key: 'accountant',
    email: 'paul@demo.example',
    firstName: 'Paul',
    lastName: 'Abelin',
    role: 'reader',
    can: 'reader: looks and changes nothing',
  },
] as const;

export const demoOperator = 'operateur@demo.example';

export interface DemoAccount {
  readonly url: string;
  readonly email: string;
  readonly password: string;
  readonly can: string;
}

export interface DemoCompany {
  readonly created: boolean;
  readonly url: string;
  readonly consoleUrl: string;
  readonly accounts: readonly DemoAccount[];
  readonly durationMs: number;
}

/** The demo company: a building firm that never existed, with a person for each role. */
@Injectable()
export class DemoService {
  constructor(
    private readonly config: AppConfig,
    private readonly databases: Databases,
    private readonly registry: InstanceRegistry,
    private readonly provisioner: Provisioner,
    private readonly scope: InstanceScope,
    private readonly units: UnitOfWork,
    private readonly db: TenantDb,
    private readonly invitations: InvitationsService,
    private readonly teams: TeamsService,
    private readonly steps: DemoSteps,
    private readonly backups: BackupService,
  ) {}

  /** Makes the demo company unless it exists. A half-made one, after a crash, is made anew. */
  async ensure(): Promise<DemoCompany> {
    const started = performance.now();
    const existing = await this.registry.bySlug(demoSlug).catch(() => undefined);
    const complete = existing !== undefined && (await this.isComplete(existing));
    if (existing && !complete) await this.provisioner.erase(demoSlug, 'demo');
    if (!complete) await this.create();
    const url = this.config.urlOfHost(demoSlug);
    return {
      created: !complete,
      url,
      consoleUrl: this.config.urlOfHost('console'),
      accounts: [
        ...people.map(({ email, can }) => ({ url, email, password: demoPassword, can })),
        {
          url: this.config.urlOfHost('console'),
          email: demoOperator,
          password: demoPassword,
          can: "operator of the platform: provisions instances, sees nobody's data",
        },
      ],
      durationMs: Math.round(performance.now() - started),
    };
  }

  private async create(): Promise<void> {
    const row = await this.provisioner.create(
      { slug: demoSlug, name: 'Les Bâtisseurs du Layon', adminEmail: people[0].email },
      'demo',
    );
    const actors: Partial<Record<(typeof people)[number]['key'], Actor & { userId: string }>> = {};
    for (const person of people) actors[person.key] = await this.addPerson(row, person);
    await this.addOperator();
    await this.scope.run(row, systemActor('demo'), async () => {
      await this.units.run({ mode: 'write' }, async () => {
        await this.db.query('UPDATE identity_user SET hr_referent = true WHERE email = $1', [
          people[1].email,
        ]);
        await this.addTeams();
      });
      await this.steps.run({ random: new DemoRandom(49), people: actors as never, today: new Date() });
    });
    await this.backups.run(demoSlug, { kind: 'full', actor: people[0].email });
    await this.markComplete(row);
  }

  private async addPerson(
    row: InstanceRow,
    { email, role, firstName, lastName }: (typeof people)[number],
  ): Promise<Actor & { userId: string }> {
    return this.scope.run(row, systemActor('demo'), async () => {
      const { userId, link } = await this.units.run({ mode: 'write' }, async () => {
        const exists = email === people[0].email;
        const id = exists
          ? await this.invitations.userIdOf(email)
          : await this.invitations.createUser({ email, roleKey: role });
        await this.db.query('UPDATE identity_user SET first_name = $2, last_name = $3 WHERE id = $1', [
          id,
          firstName,
          lastName,
        ]);
        return { userId: id, link: await this.invitations.mintLink(id) };
      });
      await this.invitations.accept({ token: link.split('#')[1], password: demoPassword });
      return { kind: 'user', userId, label: email, reachOf: () => 'all', teamId: undefined };
    });
  }

  /** Two teams, so that a right that reaches as far as the team can be seen at work. */
  private async addTeams(): Promise<void> {
    for (const [name, ...members] of [
      ['Chantiers', 'loic@demo.example'],
      ['Bureau', 'claire@demo.example', 'nadia@demo.example', 'ines@demo.example', 'paul@demo.example'],
    ] as const) {
      const { id } = await this.teams.create({ name });
      await this.db.query('UPDATE identity_user SET team_id = $1 WHERE email = ANY($2)', [id, members]);
    }
  }

  private async addOperator(): Promise<void> {
    const row = await this.registry.bySlug('console');
    await this.scope.run(row, systemActor('demo'), async () => {
      const link = await this.units
        .run({ mode: 'write' }, async () =>
          this.invitations.mintLink(
            await this.invitations.createUser({ email: demoOperator, roleKey: 'admin' }),
          ),
        )
        .catch((error: unknown) => {
          if (error instanceof Problem && error.kind === IdentityProblems.USER_EXISTS) return undefined;
          throw error;
        });
      if (link) await this.invitations.accept({ token: link.split('#')[1], password: demoPassword });
    });
  }

  private async markComplete(row: InstanceRow): Promise<void> {
    await this.databases.asOwner('demo', (client) => logOperation(client, row.id, 'demo-told', 'demo', {}));
  }

  private async isComplete(row: InstanceRow): Promise<boolean> {
    const found = await this.units.onPlatform('read', (unit) =>
      unit.query("SELECT 1 FROM platform.operation_log WHERE instance_id = $1 AND operation = 'demo-told'", [
        row.id,
      ]),
    );
    return found.length > 0;
  }
}
