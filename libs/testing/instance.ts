import type { INestApplicationContext } from '@nestjs/common';
import { InvitationsService } from '#identity';
import { newId } from '#kernel';
import { systemActor, TenantDb, UnitOfWork, type UnitOptions } from '#runtime';
import { type InstanceRow, InstanceScope } from '#tenancy';
import type { TestClient } from './client.js';

/** What the people of the tests chose. Strong by the product's own rules, and of no worth elsewhere. */
export const testPassword = 'cinq-girafes-repeignent-le-hangar';

/** What an instance needs of the platform it is on. */
export interface InstanceHost {
  readonly app: INestApplicationContext;
  client(slug: string): TestClient;
}

/** An instance of the tests and its people. */
export class TestInstance {
  private readonly signedIn = new Map<string, Promise<TestClient>>();

  constructor(
    readonly platform: InstanceHost,
    readonly row: InstanceRow,
  ) {}

  get slug(): string {
    return this.row.slug;
  }

  get schema(): string {
    return this.row.schema;
  }

  /** A client without a session. */
  anonymous(): TestClient {
    return this.platform.client(this.slug);
  }

  /** The signed-in client of the instance's admin; the same at each call. */
  admin(): Promise<TestClient> {
    return this.once('admin', () => this.join(`admin@${this.slug}.example`));
  }

  /** A signed-in user of a built-in role; the same at each call. */
  user(role: 'admin' | 'manager' | 'member' | 'reader'): Promise<TestClient> {
    return this.once(role === 'admin' ? 'second admin' : role, () =>
      this.invite(`${role === 'admin' ? 'admin2' : role}@${this.slug}.example`, role),
    );
  }

  /** A signed-in member who is an HR referent; the same at each call. */
  hrReferent(): Promise<TestClient> {
    return this.once('hr referent', async () => {
      const email = `rh@${this.slug}.example`;
      const client = await this.invite(email, 'member');
      await this.work((db) =>
        db.query('UPDATE identity_user SET hr_referent = true WHERE email = $1', [email]),
      );
      return client;
    });
  }

  /** Invites a person, accepts for them and signs them in. */
  async invite(email: string, role: string): Promise<TestClient> {
    await this.work(() => this.platform.app.get(InvitationsService).createUser({ email, roleKey: role }));
    return this.join(email);
  }

  /** Accepts the invitation of an address and signs in. */
  async join(email: string): Promise<TestClient> {
    const invitations = this.platform.app.get(InvitationsService);
    const link = await this.work(async () => invitations.mintLink(await invitations.userIdOf(email)));
    const client = this.anonymous();
    const accepted = await client.post('/api/identity/invitation-acceptances', {
      token: link.split('#')[1],
      password: testPassword,
    });
    if (accepted.status !== 204)
      throw new Error(`invitation of ${email}: ${accepted.status} ${accepted.text}`);
    const session = await client.post('/api/identity/session', { email, password: testPassword });
    if (session.status !== 201) throw new Error(`sign-in of ${email}: ${session.status} ${session.text}`);
    return client;
  }

  /** Runs work in this instance's scope as the platform, in one unit: a writing one unless told otherwise. */
  work<T>(work: (db: TenantDb) => Promise<T>, options: Partial<UnitOptions> = {}): Promise<T> {
    const { app } = this.platform;
    return app
      .get(InstanceScope)
      .run(this.row, systemActor(`test ${newId()}`), () =>
        app.get(UnitOfWork).run({ mode: 'write', ...options }, () => work(app.get(TenantDb))),
      );
  }

  private once(name: string, make: () => Promise<TestClient>): Promise<TestClient> {
    let client = this.signedIn.get(name);
    if (!client) {
      client = make();
      this.signedIn.set(name, client);
    }
    return client;
  }
}
