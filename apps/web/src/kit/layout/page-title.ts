import { useEffect } from 'react';
import { useBranding } from '@/api/use-session';

/** Names the browser's tab: the page, then the company. */
export function usePageTitle(title: string | undefined): void {
  const { data } = useBranding();
  useEffect(() => {
    document.title = [title, data?.name ?? 'b2o'].filter(Boolean).join(' · ');
  }, [title, data?.name]);
}
