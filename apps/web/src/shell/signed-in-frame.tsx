import { Box, CircularProgress } from '@mui/material';
import { useColorScheme } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { useLocaleState } from 'ra-core';
import { useEffect, useState } from 'react';
import { Navigate, useLocation } from 'react-router-dom';
import { useCustomFields } from '@/api/custom-fields';
import { onSessionLost } from '@/api/http';
import { preferencesQuery } from '@/api/preferences';
import { useRefreshSession, useSessionQuery } from '@/api/use-session';
import { useText } from '@/i18n/use-text';
import { ConfirmProvider } from '@/kit/feedback/confirm';
import { PasswordDialog } from '@/kit/feedback/password-dialog';
import { ErrorState } from '@/kit/feedback/states';
import { BareFrame } from './bare-frame';
import { LiveProvider } from './live/live-provider';
import { PaletteProvider } from './palette/palette-context';
import { Shell } from './shell';
import { SignedOut } from './signed-out';
import { onSignedOutElsewhere } from './use-sign-out';

/** Lets signed-in users through; the others sign in first and come back to the same address. */
export function SignedInFrame() {
  const text = useText();
  const { data: session, error, refetch } = useSessionQuery();
  const { pathname, search } = useLocation();
  const [signedOut, setSignedOut] = useState(false);
  useLostSession();
  useOwnLanguage(session?.user.language);
  const hasFields = !useCustomFields(session !== undefined).isLoading;
  const isReady = useOwnLook(session !== undefined) && hasFields;
  if (signedOut) return <SignedOut />;
  if (error?.status === 401) {
    const next = pathname === '/' ? '' : `?next=${encodeURIComponent(pathname + search)}`;
    return <Navigate to={`/sign-in${next}`} replace />;
  }
  // Where somebody is at work, a question that got no answer takes nothing away.
  if (error && !session) return <ErrorState error={error} retry={refetch} />;
  if (!session || !isReady) {
    return (
      <Box sx={{ height: '100dvh', display: 'grid', placeItems: 'center' }}>
        <CircularProgress aria-label={text('ra.page.loading')} />
      </Box>
    );
  }
  const mustEnrol = session.user.secondFactorRequired;
  if (mustEnrol && pathname !== '/account') return <Navigate to="/account" replace />;
  const signOut = () => setSignedOut(true);
  return (
    <ConfirmProvider>
      {mustEnrol ? (
        <BareFrame onSignedOut={signOut} />
      ) : (
        <PaletteProvider>
          <LiveProvider>
            <Shell onSignedOut={signOut} />
          </LiveProvider>
        </PaletteProvider>
      )}
      <PasswordDialog />
    </ConfirmProvider>
  );
}

/** A session that is over leads to the sign-in page as soon as any request, or another tab, finds out. */
function useLostSession() {
  const refreshSession = useRefreshSession();
  useEffect(() => {
    let asking = false;
    onSessionLost(() => {
      if (asking) return;
      asking = true;
      void refreshSession().finally(() => {
        asking = false;
      });
    });
    const forgetTabs = onSignedOutElsewhere(() => void refreshSession());
    return () => {
      onSessionLost(() => undefined);
      forgetTabs();
    };
  }, [refreshSession]);
}

/** Light or dark as the user chose in whichever browser. @returns whether it is known, so that nothing jumps. */
function useOwnLook(signedIn: boolean): boolean {
  const { data, isLoading } = useQuery({ ...preferencesQuery, enabled: signedIn });
  const { setMode } = useColorScheme();
  const theme = data?.theme;
  useEffect(() => {
    if (theme) setMode(theme);
  }, [theme, setMode]);
  return !isLoading;
}

/** A browser that was never told a language takes the one of the user's account. */
function useOwnLanguage(language: string | undefined) {
  const [locale, setLocale] = useLocaleState();
  useEffect(() => {
    if (language && language !== locale && !localStorage.getItem('b2o.language')) setLocale(language);
  }, [language, locale, setLocale]);
}
