import { CoreAdminContext, type I18nProvider } from 'ra-core';
import { createBrowserRouter, Outlet, RouterProvider } from 'react-router-dom';
import { authProvider } from './api/auth-provider';
import { dataProvider } from './api/data-provider';
import { queryClient } from './api/query-client';
import { Crash } from './kit/feedback/crash';
import { Messages } from './kit/feedback/messages';
import { routes } from './routes';
import { ThemeProvider } from './theme/theme-provider';

/** The whole application: what every page stands in, and the pages. */
export function App({ i18n }: { i18n: I18nProvider }) {
  const frame = (
    <CoreAdminContext
      authProvider={authProvider}
      dataProvider={dataProvider}
      i18nProvider={i18n}
      queryClient={queryClient}
    >
      <Outlet />
      <Messages />
    </CoreAdminContext>
  );
  const router = createBrowserRouter([
    { element: frame, errorElement: <Crash />, children: routes, HydrateFallback: Nothing },
  ]);
  return (
    <ThemeProvider>
      <RouterProvider router={router} />
    </ThemeProvider>
  );
}

/** Before the first page has come: it takes its place without a flash of something else. */
const Nothing = () => null;
