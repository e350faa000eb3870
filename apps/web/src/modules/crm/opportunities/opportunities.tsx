import { lazy, Suspense } from 'react';
import { useSearchParams } from 'react-router-dom';
import { isBoardAddress } from './board/board-address';
import { OpportunityBoard } from './board/opportunity-board';

const OpportunityList = lazy(() =>
  import('./opportunity-list').then((file) => ({ default: file.OpportunityList })),
);

/** The opportunities, as a board or as a list: the address says which. */
export function Opportunities() {
  const [params] = useSearchParams();
  if (isBoardAddress(params)) return <OpportunityBoard />;
  return (
    <Suspense fallback={null}>
      <OpportunityList />
    </Suspense>
  );
}
