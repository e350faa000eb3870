import type { TestClient, TestInstance } from '#testing';

/** Somebody who sends requests, with what is known of their rights. */
export interface Person {
  readonly name: string;
  /** Whose host they call. */
  readonly instance: TestInstance;
  readonly cookie: string | undefined;
  /** Whether that host knows their session. */
  readonly signedIn: boolean;
  readonly permissions: ReadonlySet<string>;
  readonly referent: boolean;
  readonly sessionId: string | undefined;
}

async function person(name: string, instance: TestInstance, client: TestClient): Promise<Person> {
  const session = await client.get('/api/identity/session');
  const sessions = await client.get('/api/identity/sessions');
  return {
    name,
    instance,
    cookie: client.cookie,
    signedIn: true,
    permissions: new Set(Object.keys(session.body.permissions)),
    referent: session.body.user.hrReferent,
    sessionId: sessions.body.items.find(({ current }: { current: boolean }) => current)?.id,
  };
}

const stranger = (name: string, instance: TestInstance, cookie?: string): Person => ({
  name,
  instance,
  cookie,
  signedIn: false,
  permissions: new Set(),
  referent: false,
  sessionId: undefined,
});

/** Everybody who may knock at an instance's door, and the people of another instance at theirs. */
export async function peopleOf(own: TestInstance, other: TestInstance): Promise<Person[]> {
  const otherAdmin = await other.admin();
  return [
    stranger('anonymous', own),
    stranger('cookie of the other instance', own, otherAdmin.cookie),
    await person('reader', own, await own.user('reader')),
    await person('member', own, await own.user('member')),
    await person('manager', own, await own.user('manager')),
    await person('admin', own, await own.admin()),
    await person('hr referent', own, await own.hrReferent()),
    await person('admin of the other instance', other, otherAdmin),
    await person('hr referent of the other instance', other, await other.hrReferent()),
  ];
}
