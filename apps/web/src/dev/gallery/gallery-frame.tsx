import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { Outlet } from 'react-router-dom';
import { useSessionQuery } from '@/api/use-session';
import { Box, LinkButton, Stack } from '@/kit';
import { ConfirmProvider } from '@/kit/feedback/confirm';
import { pretendServer } from '../made-up/pretend';

pretendServer();

const pages = ['kit', 'lines', 'sites', 'empty', 'failing', 'waiting'];

/** What surrounds the pages of the gallery: a made-up server and session, and the way from one to the other. */
export function GalleryFrame() {
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { staleTime: 30_000, retry: false } } }),
  );
  return (
    <QueryClientProvider client={client}>
      <ConfirmProvider>
        <Stack sx={{ height: '100dvh', bgcolor: 'background.default' }}>
          <Stack
            component="nav"
            aria-label="Gallery"
            direction="row"
            sx={{ gap: 1, p: 2, borderBottom: 1, borderColor: 'divider', flexWrap: 'wrap', flex: 'none' }}
          >
            {pages.map((page) => (
              <LinkButton key={page} to={`/dev/${page}`}>
                {page}
              </LinkButton>
            ))}
          </Stack>
          <Box component="main" sx={{ flex: 1, minHeight: 0, overflow: 'auto' }}>
            <SignedIn />
          </Box>
        </Stack>
      </ConfirmProvider>
    </QueryClientProvider>
  );
}

/** Pages find a session when they are drawn, as in the application. */
function SignedIn() {
  const { data } = useSessionQuery();
  return data ? <Outlet /> : null;
}
