import AddIcon from '@mui/icons-material/AddOutlined';
import SearchOffIcon from '@mui/icons-material/SearchOffOutlined';
import { Button, Stack } from '@mui/material';
import { Link } from 'react-router-dom';
import { useText } from '@/i18n/use-text';
import { EmptyState } from '../feedback/states';
import { pathOf } from '../records/define-record';
import { sameFilters } from './filters/filter-codec';
import { useList } from './list-context';
import { stateOfView } from './views/saved-view';

/** Why a list has no rows, and what to do. @param empty i18n key of what to do first. */
export function ListEmpty({ empty }: { empty: string | undefined }) {
  const text = useText();
  const { screens, state, usualSort, views, may, change } = useList();
  const view = views.all?.find(({ id }) => id === state.view);
  const opened = view && stateOfView(view, screens.meta, usualSort);
  const asked = state.q !== '' || Object.keys(state.filters).length > 0;
  // Nobody typed what a view asks for: it has nothing yet, rather than nothing found.
  const asOpened = opened && opened.q === state.q && sameFilters(opened.filters, state.filters);
  const showAll = (label: string) => (
    <Button variant="outlined" onClick={() => change({ q: '', filters: {} })}>
      {text(label)}
    </Button>
  );
  if (asked && !asOpened) {
    return (
      <EmptyState
        icon={SearchOffIcon}
        title={text('list.nothing.title')}
        content={text('list.nothing.content')}
        action={showAll('list.nothing.clear')}
      />
    );
  }
  const first = text(empty ?? (may.create ? 'list.empty.content' : 'list.empty.readOnly'));
  return (
    <EmptyState
      icon={screens.icon}
      title={text(asked ? 'list.empty.view' : 'list.empty.title')}
      content={!asked || view?.isDefault ? first : text('list.empty.ofView')}
      action={
        (asked || may.create) && (
          <Stack direction="row" sx={{ gap: 3, flexWrap: 'wrap', justifyContent: 'center' }}>
            {asked && showAll('list.empty.showAll')}
            {may.create && (
              <Button
                component={Link}
                to={`${pathOf(screens)}/create`}
                variant="contained"
                startIcon={<AddIcon />}
              >
                {text(screens.createLabel ?? 'ra.action.create')}
              </Button>
            )}
          </Stack>
        )
      }
    />
  );
}
