import type { ComponentType } from 'react';
import { useHolds } from '@/api/use-session';
import { NotFoundPage } from '@/kit/feedback/not-found-page';

/** A page for those who hold a right; for the others there is no such page. */
export function guarded(Page: ComponentType, right: string): ComponentType {
  return function Guarded() {
    const holds = useHolds();
    return holds(right) ? <Page /> : <NotFoundPage />;
  };
}
