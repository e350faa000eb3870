import type { Schemas } from './generated/schema';
import { request } from './http';

/** Who is signed in, and what they may do (`GET /api/identity/session`). */
export type Session = Schemas['SessionAnswer'];
export type Reach = Session['permissions'][string];

let current: Promise<Session> | undefined;

/** The session of this browser, asked once. @throws ApiProblem 401 when nobody is signed in. */
export function readSession(): Promise<Session> {
  current ??= request<Session>('identity/session').catch((problem) => {
    current = undefined;
    throw problem;
  });
  return current;
}

/** Forgets what is known of the session: the next reader asks the server. */
export function forgetSession(): void {
  current = undefined;
}

export async function signIn(credentials: Schemas['SignInInput']): Promise<Session> {
  const session = await request<Session>('identity/session', { method: 'POST', body: credentials });
  current = Promise.resolve(session);
  return session;
}

export async function signOut(): Promise<void> {
  forgetSession();
  await request('identity/session', { method: 'DELETE' }).catch(() => undefined);
}

/** Whether the session holds a right, such as `crm.company.update`. */
export const holds = (session: Session | undefined, permission: string): boolean =>
  session?.permissions[permission] !== undefined;
