import ComfortableIcon from '@mui/icons-material/DensityMediumOutlined';
import CompactIcon from '@mui/icons-material/DensitySmallOutlined';
import ColumnsIcon from '@mui/icons-material/ViewColumnOutlined';
import { IconButton, Popover, Stack, Tooltip } from '@mui/material';
import { useState } from 'react';
import { useText } from '@/i18n/use-text';
import { ColumnMenu } from '../columns/column-menu';
import { useList } from '../list-context';

/** How the table looks: its columns and the height of its rows. */
export function LookMenu() {
  const text = useText();
  const { layout } = useList();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const compact = layout.density === 'compact';
  const Icon = compact ? CompactIcon : ComfortableIcon;
  const label = text(compact ? 'list.density.toComfortable' : 'list.density.toCompact');
  return (
    <Stack direction="row" sx={{ gap: 1, flex: 'none' }}>
      <Tooltip title={label}>
        <IconButton aria-label={label} onClick={() => layout.setDensity(compact ? 'comfortable' : 'compact')}>
          <Icon fontSize="small" />
        </IconButton>
      </Tooltip>
      <Tooltip title={text('list.columns.title')}>
        <IconButton
          aria-label={text('list.columns.title')}
          aria-haspopup="dialog"
          onClick={({ currentTarget }) => setAnchor(currentTarget)}
        >
          <ColumnsIcon fontSize="small" />
        </IconButton>
      </Tooltip>
      <Popover
        open={Boolean(anchor)}
        anchorEl={anchor ?? null}
        onClose={() => setAnchor(undefined)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': text('list.columns.title') } }}
      >
        <ColumnMenu />
      </Popover>
    </Stack>
  );
}
