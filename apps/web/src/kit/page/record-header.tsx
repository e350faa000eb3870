import EditIcon from '@mui/icons-material/EditOutlined';
import NextIcon from '@mui/icons-material/KeyboardArrowDown';
import PreviousIcon from '@mui/icons-material/KeyboardArrowUp';
import { Box, Button, IconButton, Stack, Tooltip, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { useLocalText, useText } from '@/i18n/use-text';
import { FieldValue } from '../fields/field-value';
import { Breadcrumb } from '../layout/breadcrumb';
import { usePageTitle } from '../layout/page-title';
import { type AnyRecord, pathOf, type RecordScreens } from '../records/define-record';
import { OverflowMenu } from './overflow-menu';
import type { RecordAction } from './record-actions';
import { useNeighbours } from './use-neighbours';

interface RecordHeaderProps {
  screens: RecordScreens;
  record: AnyRecord;
  /** Fields that are shown beside the title. */
  chips?: readonly string[] | undefined;
  actions?: ReactNode;
  menu: readonly RecordAction[];
  presence?: ReactNode;
  editable: boolean;
}

/** Where one is, what it is called, and what can be done with it. */
export function RecordHeader({
  screens,
  record,
  chips = [],
  actions,
  menu,
  presence,
  editable,
}: RecordHeaderProps) {
  const text = useText();
  const local = useLocalText();
  const { meta, icon: Icon } = screens;
  const title = screens.title(record);
  usePageTitle(title);
  const subtitle = screens.subtitle?.(record);
  const shown = chips.filter((name) => record[name] != null && record[name] !== '');
  return (
    <Box component="header" sx={{ pb: { xs: 3, md: 4 } }}>
      <Stack direction="row" sx={{ alignItems: 'center', gap: 2, minHeight: 32, mb: 2 }}>
        <Breadcrumb to={pathOf(screens)} label={local(meta.label.many)} />
        {presence}
        <NeighbourLinks screens={screens} id={record.id} />
      </Stack>
      <Stack direction="row" sx={{ alignItems: 'flex-start', gap: 3, flexWrap: 'wrap' }}>
        <Box
          aria-hidden
          sx={{
            width: { xs: 36, md: 44 },
            height: { xs: 36, md: 44 },
            flex: 'none',
            display: 'grid',
            placeItems: 'center',
            borderRadius: 1.25,
            color: 'primary.main',
            bgcolor: 'action.selected',
          }}
        >
          <Icon />
        </Box>
        <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
          <Stack direction="row" sx={{ alignItems: 'center', gap: 2, flexWrap: 'wrap' }}>
            <Typography
              component="h1"
              variant="h1"
              sx={{ fontSize: { xs: 20, md: 26 }, overflowWrap: 'anywhere' }}
            >
              {title || text('page.untitled')}
            </Typography>
            {shown.map((name) => (
              <FieldValue key={name} screens={screens} name={name} record={record} dense />
            ))}
          </Stack>
          {subtitle && <Typography color="textSecondary">{subtitle}</Typography>}
        </Box>
        <Stack direction="row" sx={{ alignItems: 'center', gap: 2 }}>
          {actions}
          {editable && <EditLink screens={screens} id={record.id} />}
          <OverflowMenu actions={menu} label={text('page.more')} />
        </Stack>
      </Stack>
    </Box>
  );
}

/** The way to the whole form. */
export function EditLink({ screens, id }: { screens: RecordScreens; id: string }) {
  const text = useText();
  return (
    <Button
      component={RouterLink}
      to={`${pathOf(screens, id)}/edit`}
      variant="outlined"
      startIcon={<EditIcon />}
      aria-keyshortcuts="E"
    >
      {text('page.edit')}
    </Button>
  );
}

function NeighbourLinks({ screens, id }: { screens: RecordScreens; id: string }) {
  const text = useText();
  const neighbours = useNeighbours(screens, id);
  if (!neighbours) return null;
  const { previous, next, place, count } = neighbours;
  const link = (to: string | undefined, key: 'previous' | 'next') => {
    const Arrow = key === 'previous' ? PreviousIcon : NextIcon;
    const name = text(`page.${key}`);
    if (!to) {
      return (
        <IconButton disabled aria-label={name}>
          <Arrow fontSize="small" />
        </IconButton>
      );
    }
    return (
      <Tooltip title={name}>
        <IconButton component={RouterLink} to={pathOf(screens, to)} aria-label={name}>
          <Arrow fontSize="small" />
        </IconButton>
      </Tooltip>
    );
  };
  return (
    <Stack direction="row" sx={{ alignItems: 'center', display: { xs: 'none', sm: 'flex' } }}>
      <Typography variant="caption" color="textSecondary" sx={{ mr: 1, fontVariantNumeric: 'tabular-nums' }}>
        {text('page.place', { place, count })}
      </Typography>
      {link(previous, 'previous')}
      {link(next, 'next')}
    </Stack>
  );
}
