import { useQueryClient } from '@tanstack/react-query';
import { useResetStore } from 'ra-core';
import { useEffect } from 'react';
import { Navigate } from 'react-router-dom';
import { forgetSession } from '@/api/session';

/** Leads to the sign-in page and forgets what the session has shown, once no page stands that needs it. */
export function SignedOut() {
  const client = useQueryClient();
  const resetStore = useResetStore();
  useEffect(() => {
    forgetSession();
    resetStore();
    client.clear();
  }, [client, resetStore]);
  return <Navigate to="/sign-in" replace />;
}
