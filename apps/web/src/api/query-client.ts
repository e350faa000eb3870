import { QueryClient } from '@tanstack/react-query';
import type { ApiProblem } from './http';

/** Answers stay fresh for half a minute: live changes tell sooner when they are not. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 10 * 60_000,
      refetchOnWindowFocus: true,
      // A refusal stays one; the network may come back.
      retry: (failures, error) => failures < 2 && ((error as ApiProblem).status ?? 0) === 0,
    },
  },
});
