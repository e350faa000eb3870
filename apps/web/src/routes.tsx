import type { RouteObject } from 'react-router-dom';
import { developmentRoutes } from './dev';
import { Crash } from './kit/feedback/crash';
import { NotFoundPage } from './kit/feedback/not-found-page';
import { modules } from './modules';
import { SignedInFrame } from './shell/signed-in-frame';

const publicPage = (path: string, name: 'SignIn' | 'Invitation' | 'ForgottenPassword' | 'PasswordReset') => ({
  path,
  lazy: async () => ({ Component: (await import('./modules/identity/sign-in'))[name] }),
});

/** Every address of the application. */
export const routes: RouteObject[] = [
  publicPage('/sign-in', 'SignIn'),
  publicPage('/invitation', 'Invitation'),
  publicPage('/forgotten-password', 'ForgottenPassword'),
  publicPage('/password-reset', 'PasswordReset'),
  ...developmentRoutes,
  {
    path: '/',
    element: <SignedInFrame />,
    errorElement: <Crash />,
    children: [...modules.flatMap((module) => module.routes), { path: '*', element: <NotFoundPage /> }],
  },
];
