import BackIcon from '@mui/icons-material/ArrowBackOutlined';
import NextIcon from '@mui/icons-material/ChevronRightOutlined';
import { Box, Button, List, ListItemButton, ListItemText, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useLocalText, useText } from '@/i18n/use-text';
import { fold } from '../../inputs/fold';
import { fieldOf, type RecordScreens } from '../../records/define-record';
import { FilterEditor } from './editors/filter-editor';
import { type Filters, isFilterable, withFilter } from './filter-codec';
import { FilterWords } from './filter-words';

/** From this many fields on, people type to find one. */
const many = 9;

interface PanelProps {
  screens: RecordScreens;
  filters: Filters;
  onChange: (filters: Filters) => void;
  /** The fields that people filter by most. */
  names: readonly string[];
  /** The field that is asked first; all of them are offered when it is left. */
  field?: string | undefined;
  onDone: () => void;
}

/** Chooses a field, then what is asked of it; every change is seen in the list at once. */
export function FilterPanel({ screens, filters, onChange, names, field: first, onDone }: PanelProps) {
  const text = useText();
  const local = useLocalText();
  const [name, setName] = useState(first);
  if (!name) return <FieldMenu screens={screens} filters={filters} names={names} onPick={setName} />;
  const field = fieldOf(screens, name);
  const label = local(field.label);
  return (
    <Stack sx={{ gap: 2, p: 3 }}>
      <Stack direction="row" sx={{ alignItems: 'center', justifyContent: 'space-between', gap: 2 }}>
        <Typography variant="h3" component="h2" noWrap>
          {label}
        </Typography>
        {!first && (
          <Button startIcon={<BackIcon />} onClick={() => setName(undefined)}>
            {text('list.filter.others')}
          </Button>
        )}
      </Stack>
      <FilterEditor
        record={screens.meta.name}
        name={name}
        field={field}
        label={label}
        filter={filters[name]}
        onChange={(filter) => onChange(withFilter(filters, name, filter))}
        onDone={onDone}
      />
    </Stack>
  );
}

interface MenuProps extends Pick<PanelProps, 'screens' | 'filters' | 'names'> {
  onPick: (name: string) => void;
}

function FieldMenu({ screens, filters, names: filterNames, onPick }: MenuProps) {
  const text = useText();
  const local = useLocalText();
  const [typed, setTyped] = useState('');
  const { name: record } = screens.meta;
  const fields = { ...screens.meta.fields, ...screens.meta.filters };
  const others = Object.keys(fields).filter(
    (name) => isFilterable(fields[name]) && !filterNames.includes(name),
  );
  const all = [...filterNames.filter((name) => isFilterable(fields[name])), ...others].map((name) => ({
    name,
    field: fieldOf(screens, name),
    label: local(fieldOf(screens, name).label),
  }));
  const found = all.filter(({ label }) => fold(label).includes(fold(typed)));
  return (
    <Box sx={{ p: 2 }}>
      {all.length >= many && (
        <TextField
          autoFocus
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !found[0]) return;
            // The same key must not send the form that takes the focus.
            event.preventDefault();
            onPick(found[0].name);
          }}
          placeholder={text('list.filter.field')}
          slotProps={{ htmlInput: { 'aria-label': text('list.filter.field') } }}
          sx={{ mb: 1 }}
        />
      )}
      <List dense disablePadding sx={{ maxHeight: 360, overflowY: 'auto' }}>
        {found.map(({ name, field, label }, at) => {
          const filter = filters[name];
          return (
            <ListItemButton
              key={name}
              autoFocus={at === 0 && all.length < many}
              onClick={() => onPick(name)}
              sx={{ borderRadius: 2, '@media (pointer: coarse)': { minHeight: 44 } }}
            >
              <ListItemText
                primary={label}
                secondary={
                  filter && <FilterWords record={record} name={name} field={field} filter={filter} />
                }
              />
              <NextIcon fontSize="small" sx={{ color: 'text.secondary' }} aria-hidden />
            </ListItemButton>
          );
        })}
      </List>
      {found.length === 0 && (
        <Typography color="textSecondary" sx={{ p: 2 }}>
          {text('list.filter.nothing')}
        </Typography>
      )}
    </Box>
  );
}
