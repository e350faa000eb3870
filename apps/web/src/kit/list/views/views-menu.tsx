import ExpandIcon from '@mui/icons-material/ExpandMoreOutlined';
import { Box, Button, Divider, ListItemText, ListSubheader, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useText } from '@/i18n/use-text';
import { Hidden } from '../../fields/empty-value';
import { useList } from '../list-context';
import { useIsPhone } from '../phone/use-is-phone';
import type { SavedView } from './saved-view';
import { useViewActions } from './use-view-actions';
import { ViewDialog } from './view-dialog';

type Asking = 'saveAs' | 'rename';

/** Which view the list shows, the others, and what can be done with it. */
export function ViewsMenu() {
  const text = useText();
  const phone = useIsPhone();
  const { views, state } = useList();
  const actions = useViewActions();
  const { current, modified, unsaved, mayShare } = actions;
  const [anchor, setAnchor] = useState<HTMLElement>();
  const [asking, setAsking] = useState<Asking>();
  const close = () => setAnchor(undefined);
  const then = (work: () => void) => () => {
    close();
    work();
  };
  const entry = (view: SavedView) => (
    <MenuItem key={view.id} selected={view.id === state.view} onClick={then(() => actions.open(view))}>
      <ListItemText primary={view.name} secondary={view.isDefault ? text('list.views.default') : undefined} />
    </MenuItem>
  );
  const group = (label: string, all: readonly SavedView[]) =>
    all.length > 0 && [<ListSubheader key={label}>{text(label)}</ListSubheader>, ...all.map(entry)];
  const own = current?.editable ? current : undefined;
  return (
    <>
      <Button
        endIcon={<ExpandIcon />}
        aria-haspopup="menu"
        aria-expanded={Boolean(anchor)}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
        sx={{ maxWidth: 260, color: 'text.primary', '@media (pointer: coarse)': { minHeight: 44 } }}
      >
        <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
          {current?.name ?? text('list.views.all')}
        </Box>
        {modified && (
          <>
            <Box
              component="span"
              aria-hidden
              sx={{
                ml: 2,
                flex: 'none',
                width: 7,
                height: 7,
                borderRadius: '50%',
                bgcolor: 'secondary.main',
              }}
            />
            <Hidden>{text('list.views.modified')}</Hidden>
          </>
        )}
      </Button>
      {!phone && modified && own && (
        <Button onClick={() => void actions.update(own)}>{text('list.views.update')}</Button>
      )}
      {!phone && (unsaved || (modified && !own)) && (
        <Button onClick={() => setAsking('saveAs')}>{text('list.views.saveAs')}</Button>
      )}
      <Menu
        open={Boolean(anchor)}
        anchorEl={anchor ?? null}
        onClose={close}
        slotProps={{ paper: { sx: { minWidth: 240, maxWidth: 340 } } }}
      >
        <MenuItem selected={current === undefined} onClick={then(() => actions.open(undefined))}>
          {text('list.views.all')}
        </MenuItem>
        {views.brought.map(entry)}
        {group(
          'list.views.mine',
          views.saved.filter(({ shared }) => !shared),
        )}
        {group(
          'list.views.shared',
          views.saved.filter(({ shared }) => shared),
        )}
        <Divider />
        {modified && own && (
          <MenuItem onClick={then(() => void actions.update(own))}>{text('list.views.update')}</MenuItem>
        )}
        <MenuItem onClick={then(() => setAsking('saveAs'))}>{text('list.views.saveAs')}</MenuItem>
        {modified && current && (
          <MenuItem onClick={then(() => actions.reset(current))}>{text('list.views.reset')}</MenuItem>
        )}
        {current && current.version > 0 && (
          <MenuItem onClick={then(() => void actions.setDefault(current, !current.isDefault))}>
            {text(current.isDefault ? 'list.views.unsetDefault' : 'list.views.setDefault')}
          </MenuItem>
        )}
        {own && (
          <MenuItem onClick={then(() => setAsking('rename'))}>
            {text(mayShare ? 'list.views.renameOrShare' : 'list.views.rename')}
          </MenuItem>
        )}
        {own && (
          <MenuItem onClick={then(() => void actions.remove(own))} sx={{ color: 'error.main' }}>
            {text('list.views.remove')}
          </MenuItem>
        )}
      </Menu>
      {asking && (
        <ViewDialog
          title={text(asking === 'saveAs' ? 'list.views.saveAs' : 'list.views.rename')}
          name={asking === 'rename' ? (own?.name ?? '') : ''}
          shared={asking === 'rename' && (own?.shared ?? false)}
          mayShare={mayShare}
          busy={actions.busy}
          onClose={() => setAsking(undefined)}
          onSave={async (given) => {
            const done =
              asking === 'rename' && own ? await actions.rename(own, given) : await actions.saveAs(given);
            if (done) setAsking(undefined);
          }}
        />
      )}
    </>
  );
}
