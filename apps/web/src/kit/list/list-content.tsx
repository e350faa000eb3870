import AddIcon from '@mui/icons-material/AddOutlined';
import SearchOffIcon from '@mui/icons-material/SearchOffOutlined';
import { Alert, Button } from '@mui/material';
import type { RefObject } from 'react';
import { Link } from 'react-router-dom';
import { ApiProblem } from '@/api/http';
import { useText } from '@/i18n/use-text';
import { EmptyState, ErrorState } from '../feedback/states';
import { pathOf } from '../records/define-record';
import { type GridHandle, ListGrid } from './grid/list-grid';
import { useList } from './list-context';
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
  const { screens, state, rows, may, change } = useList();
  // Rows that are there stay there, even when they could not be read again.
  if (rows.error && (rows.total === undefined || rows.isPrevious)) {
    return <ErrorState error={rows.error} retry={rows.retry} />;
  }
  if (rows.isPaused && rows.total === undefined) {
    return <ErrorState error={new ApiProblem(0, { code: 'OFFLINE' })} />;
  }
  if (rows.total === 0 && !rows.isPrevious) {
    const asked = state.q !== '' || Object.keys(state.filters).length > 0;
    if (asked) {
      return (
        <EmptyState
          icon={SearchOffIcon}
          title={text('list.nothing.title')}
          content={text('list.nothing.content')}
          action={
            <Button variant="outlined" onClick={() => change({ q: '', filters: {} })}>
              {text('list.nothing.clear')}
            </Button>
          }
        />
      );
    }
    return (
      <EmptyState
        icon={screens.icon}
        title={text('list.empty.title')}
        content={text(empty ?? (may.create ? 'list.empty.content' : 'list.empty.readOnly'))}
        action={
          may.create && (
            <Button
              component={Link}
              to={`${pathOf(screens)}/create`}
              variant="contained"
              startIcon={<AddIcon />}
            >
              {text(screens.createLabel ?? 'ra.action.create')}
            </Button>
          )
        }
      />
    );
  }
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
