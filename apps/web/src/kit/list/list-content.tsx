import { Alert, Button } from '@mui/material';
import type { RefObject } from 'react';
import { ApiProblem } from '@/api/http';
import { useText } from '@/i18n/use-text';
import { ErrorState } from '../feedback/states';
import { type GridHandle, ListGrid } from './grid/list-grid';
import { useList } from './list-context';
import { ListEmpty } from './list-empty';
import { PhoneList } from './phone/phone-list';
import { useIsPhone } from './phone/use-is-phone';

/** The records, or why there are none and what to do. @param empty i18n key of what to do first. */
export function ListContent({
  grid,
  empty,
}: {
  grid: RefObject<GridHandle | null>;
  empty?: string | undefined;
}) {
  const text = useText();
  const phone = useIsPhone();
  const { rows } = useList();
  // Rows that are there stay there, even when they could not be read again.
  if (rows.error && (rows.total === undefined || rows.isPrevious)) {
    return <ErrorState error={rows.error} retry={rows.retry} />;
  }
  if (rows.isPaused && rows.total === undefined) {
    return <ErrorState error={new ApiProblem(0, { code: 'OFFLINE' })} />;
  }
  if (rows.total === 0 && !rows.isPrevious) return <ListEmpty empty={empty} />;
  return (
    <>
      {rows.error !== undefined && (
        <Alert
          severity="warning"
          square
          action={<Button onClick={rows.retry}>{text('app.states.retry')}</Button>}
        >
          {text('list.partial')}
        </Alert>
      )}
      {phone ? <PhoneList /> : <ListGrid handle={grid} />}
    </>
  );
}
