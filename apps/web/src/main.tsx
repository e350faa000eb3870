import { createRoot } from 'react-dom/client';
import '@fontsource-variable/hanken-grotesk/wght.css';
import { preferencesQuery } from './api/preferences';
import { queryClient } from './api/query-client';
import { readSession } from './api/session';
import { App } from './app';
import { createI18n } from './i18n/provider';
import { applyKeptTheme } from './theme/theme-mode';

applyKeptTheme();
// Asked before anything is drawn: the first page needs it, and nobody wants to wait for both in turn.
const isPublic = ['/sign-in', '/invitation', '/forgotten-password', '/password-reset'].includes(
  location.pathname,
);
if (!isPublic)
  void readSession().then(
    () => queryClient.prefetchQuery(preferencesQuery),
    () => undefined,
  );
const i18n = await createI18n();
const root = document.getElementById('root');
if (root) createRoot(root).render(<App i18n={i18n} />);
