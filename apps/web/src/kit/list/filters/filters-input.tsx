import CloseIcon from '@mui/icons-material/CloseOutlined';
import FilterIcon from '@mui/icons-material/FilterListOutlined';
import { Button, Drawer, IconButton, Popover, Stack } from '@mui/material';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useLocalText, useText } from '@/i18n/use-text';
import { type as letters, radius } from '@/theme/tokens';
import { fieldOf, type RecordScreens } from '../../records/define-record';
import { useIsPhone } from '../phone/use-is-phone';
import { type Filters, withFilter } from './filter-codec';
import { FilterPanel } from './filter-panel';
import { FilterWords } from './filter-words';

const Chip = styled('div')(({ theme }) => ({
  display: 'inline-flex',
  alignItems: 'stretch',
  flex: 'none',
  maxWidth: 340,
  minHeight: 28,
  border: `1px solid ${theme.vars?.palette.divider}`,
  borderRadius: radius.medium,
  backgroundColor: theme.vars?.palette.background.paper,
  fontSize: letters.size.small,
  overflow: 'hidden',
  '& > button:first-of-type': {
    minWidth: 0,
    padding: '0 4px 0 10px',
    border: 0,
    background: 'none',
    font: 'inherit',
    color: theme.vars?.palette.text.primary,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    cursor: 'pointer',
    '&:hover': { backgroundColor: theme.vars?.palette.action.hover },
    '&:focus-visible': { outlineOffset: -2 },
  },
  '& b': { fontWeight: 600 },
  '& .label': { color: theme.vars?.palette.text.secondary },
  '@media (pointer: coarse)': { minHeight: 44 },
}));

export interface FiltersInputProps {
  screens: RecordScreens;
  filters: Filters;
  onChange: (filters: Filters) => void;
  /** The fields that people filter by most; the others come after them. */
  names?: readonly string[];
  /** What is filtered, for screen readers; already worded. */
  label?: string;
}

/** What is asked of some records: each filter can be changed and taken away; others are added. */
export function FiltersInput({
  screens,
  filters,
  onChange,
  names: first = [],
  label: group,
}: FiltersInputProps) {
  const text = useText();
  const local = useLocalText();
  const phone = useIsPhone();
  const [open, setOpen] = useState<{ left: number; top: number; field?: string }>();
  const names = Object.keys(filters);
  const close = () => setOpen(undefined);
  // A chip goes away with its filter: what opens stays where the chip was.
  const openAt = (button: HTMLElement, field?: string) => {
    const { left, bottom } = button.getBoundingClientRect();
    setOpen({ left, top: bottom + 4, ...(field && { field }) });
  };
  const panel = open && (
    <FilterPanel
      key={open.field ?? ''}
      screens={screens}
      filters={filters}
      onChange={onChange}
      names={first}
      field={open.field}
      onDone={close}
    />
  );
  return (
    <Stack
      direction="row"
      role="group"
      aria-label={group ?? text('list.filter.all')}
      sx={{
        flex: 1,
        minWidth: 0,
        gap: 2,
        alignItems: 'center',
        flexWrap: phone ? 'nowrap' : 'wrap',
        overflowX: 'auto',
      }}
    >
      {names.map((name) => {
        const field = fieldOf(screens, name);
        const filter = filters[name];
        const label = local(field.label);
        return (
          filter && (
            <Chip key={name}>
              <button
                type="button"
                aria-haspopup="dialog"
                onClick={({ currentTarget }) => openAt(currentTarget, name)}
              >
                <span className="label">{text('list.filter.label', { label })}</span>{' '}
                <b>
                  <FilterWords record={screens.meta.name} name={name} field={field} filter={filter} />
                </b>
              </button>
              <IconButton
                aria-label={text('list.filter.remove', { label })}
                onClick={() => onChange(withFilter(filters, name, undefined))}
                sx={{ width: 26, borderRadius: 0, '@media (pointer: coarse)': { width: 44 } }}
              >
                <CloseIcon sx={{ fontSize: 14 }} />
              </IconButton>
            </Chip>
          )
        );
      })}
      <Button
        startIcon={<FilterIcon />}
        aria-haspopup="dialog"
        onClick={({ currentTarget }) => openAt(currentTarget)}
        sx={{ flex: 'none', color: 'text.secondary', '@media (pointer: coarse)': { minHeight: 44 } }}
      >
        {text('list.filter.add')}
      </Button>
      {names.length > 1 && (
        <Button onClick={() => onChange({})} sx={{ flex: 'none', color: 'text.secondary' }}>
          {text('list.filter.clear')}
        </Button>
      )}
      {phone ? (
        <Drawer
          anchor="bottom"
          open={Boolean(open)}
          onClose={close}
          slotProps={{
            paper: {
              sx: { borderRadius: '14px 14px 0 0', maxHeight: '85dvh', pb: 'env(safe-area-inset-bottom)' },
            },
          }}
        >
          {panel}
          <Button variant="contained" onClick={close} sx={{ m: 3, minHeight: 44 }}>
            {text('list.filter.show')}
          </Button>
        </Drawer>
      ) : (
        <Popover
          open={Boolean(open)}
          anchorReference="anchorPosition"
          anchorPosition={open ?? { left: 0, top: 0 }}
          onClose={close}
          slotProps={{
            paper: { role: 'dialog', 'aria-label': text('list.filter.add'), sx: { width: 330 } },
          }}
        >
          {panel}
        </Popover>
      )}
    </Stack>
  );
}
