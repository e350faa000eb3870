import { generateSync } from 'otplib';
import { InvitationsService } from '#identity';
import { type TestClient, type TestInstance, type TestPlatform, testPassword } from '#testing';
import type { Page } from '#testing/browser';
import { field, pathOf, press } from './screen.js';

/** A second password that the product's own rules find strong. */
export const otherPassword = 'sept-loutres-cirent-le-parquet';

/** Gives a person of the tests a name, as they would on their own page. */
export async function callThem(person: TestClient, firstName: string, lastName: string): Promise<void> {
  const { version } = (await person.get('/api/identity/profile')).body;
  const { status, text } = await person.patch('/api/identity/profile', version, { firstName, lastName });
  expect([status, text]).toEqual([200, text]);
}

/** The people of an instance, and how they get in. */
export class People {
  constructor(
    private readonly platform: TestPlatform,
    private readonly instance: TestInstance,
  ) {}

  address = (name: string): string => `${name}@${this.instance.slug}.example`;

  join = (name: string, role = 'member'): Promise<TestClient> =>
    this.instance.invite(this.address(name), role);

  /** A further session of a person, as on another device. */
  async elsewhere(name: string, password = testPassword): Promise<{ client: TestClient; status: number }> {
    const client = this.instance.anonymous();
    const credentials = { email: this.address(name), password };
    const { status } = await client.post('/api/identity/session', credentials);
    return { client, status };
  }

  /** A member with a second factor: the secret of the app, and the codes for the day the phone is lost. */
  async joinWithFactor(name: string): Promise<{ client: TestClient; secret: string; codes: string[] }> {
    const client = await this.join(name);
    const { secret } = (await client.post('/api/identity/second-factor')).body;
    const code = generateSync({ secret });
    const confirmed = await client.post('/api/identity/second-factor/confirmation', { code });
    // The next code may be asked for within the same half minute.
    await this.instance.work((db) => db.query('UPDATE identity_credential SET totp_last_step = 0'));
    return { client, secret, codes: confirmed.body.recoveryCodes };
  }

  /** Invites somebody. @returns the path of the link that their mail holds. */
  invite(name: string, called: { firstName?: string; lastName?: string } = {}): Promise<string> {
    const invitations = this.platform.app.get(InvitationsService);
    return this.instance.work(async () => {
      await invitations.createUser({ ...called, email: this.address(name), roleKey: 'member' });
      return pathOf(await invitations.mintLink(await invitations.userIdOf(this.address(name))));
    });
  }

  /** The path of the link that a person was mailed after asking for a new password. */
  async resetLink(name: string): Promise<string> {
    const mail = await this.platform.eventually(
      () =>
        this.platform
          .mails()
          .map((each) => each.replace(/=\r?\n/g, '').replaceAll('=3D', '='))
          .find(
            (each) =>
              each.toLowerCase().includes(`to: ${this.address(name)}`) && each.includes('password-reset#'),
          ),
      `a mail to ${name}`,
    );
    return pathOf(/https?:\/\/\S+password-reset#\S+/.exec(mail)?.[0] ?? '');
  }

  /** Ends every session of a person behind their back. */
  endSessions(name: string): Promise<unknown> {
    return this.instance.work((db) =>
      db.query(
        `DELETE FROM identity_session WHERE user_id = (SELECT id FROM identity_user WHERE email = $1)`,
        [this.address(name)],
      ),
    );
  }

  /** Fills in the sign-in page and sends it. */
  async signIn(page: Page, name: string, password = testPassword): Promise<void> {
    await field(page, 'Adresse e-mail').fill(this.address(name));
    await field(page, 'Mot de passe').fill(password);
    await press(page, 'Se connecter');
  }
}

export const isSignedIn = async (client: TestClient): Promise<boolean> =>
  (await client.get('/api/identity/session')).status === 200;
