import type { AuthProvider } from 'ra-core';
import type { ApiProblem } from './http';
import { flushPreferences } from './preferences';
import { holds, readSession, signIn, signOut } from './session';

/** ra-core's questions about the user, answered by the server's session. A resource is a right's beginning. */
export const authProvider: AuthProvider = {
  login: signIn,
  logout: async () => {
    await flushPreferences();
    await signOut();
    return '/sign-in';
  },
  checkAuth: async () => {
    await readSession();
  },
  checkError: async (error: ApiProblem) => {
    // The frame of the application leads to the sign-in page and back: nothing more to say or do here.
    if (error.status === 401)
      throw Object.assign(new Error(error.message), { logoutUser: false, message: false });
  },
  getIdentity: async () => {
    const { user } = await readSession();
    return { id: user.id, fullName: `${user.firstName} ${user.lastName}`.trim() || user.email };
  },
  canAccess: async ({ resource, action }) => holds(await readSession(), `${resource}.${action}`),
};
