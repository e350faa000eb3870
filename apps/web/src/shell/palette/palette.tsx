import SearchIcon from '@mui/icons-material/Search';
import { Box, CircularProgress, Dialog, InputBase, Stack, Typography } from '@mui/material';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useText } from '@/i18n/use-text';
import { type PaletteEntry, usePaletteEntries } from './palette-entries';

/** Finds a record, a page or an action by a few letters (ARIA: a combobox with a list). */
export function Palette({ onClose, onShortcuts }: { onClose: () => void; onShortcuts: () => void }) {
  const text = useText();
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const { entries, isFetching, failure } = usePaletteEntries(useDeferredValue(query), onShortcuts);
  const current = Math.min(active, entries.length - 1);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  const choose = (entry: PaletteEntry | undefined, newTab: boolean) => {
    if (!entry) return;
    if (entry.to && newTab) return void window.open(entry.to, '_blank', 'noopener');
    onClose();
    if (entry.to) navigate(entry.to);
    else entry.run?.();
  };
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && entries.length > 0) {
      event.preventDefault();
      setActive((current + step + entries.length) % entries.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(entries[current], event.ctrlKey || event.metaKey);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      aria-label={text('app.palette.open')}
      maxWidth="sm"
      fullWidth
      sx={{ '& .MuiDialog-container': { alignItems: 'flex-start' } }}
      slotProps={{ paper: { sx: { mt: { xs: 2, sm: '12vh' }, maxHeight: '70vh' } } }}
    >
      <Stack
        direction="row"
        sx={{ alignItems: 'center', gap: 2, px: 4, borderBottom: 1, borderColor: 'divider' }}
      >
        <SearchIcon aria-hidden sx={{ color: 'text.secondary' }} />
        <InputBase
          autoFocus
          fullWidth
          value={query}
          placeholder={text('app.palette.placeholder')}
          onChange={({ target }) => {
            setQuery(target.value);
            setActive(0);
          }}
          onKeyDown={onKey}
          sx={{ fontSize: 17, minHeight: 54 }}
          inputProps={{
            role: 'combobox',
            'aria-expanded': entries.length > 0,
            'aria-controls': listId,
            'aria-autocomplete': 'list',
            'aria-activedescendant': entries.length > 0 ? `${listId}-${current}` : undefined,
            'aria-label': text('app.palette.open'),
          }}
        />
        {isFetching && <CircularProgress size={16} aria-label={text('ra.page.loading')} />}
      </Stack>
      <Box
        ref={list}
        id={listId}
        role="listbox"
        aria-label={text('app.palette.results')}
        hidden={entries.length === 0}
        sx={{ overflowY: 'auto', p: 2 }}
      >
        {entries.map((entry, index) => (
          <Row
            key={entry.key}
            id={`${listId}-${index}`}
            entry={entry}
            selected={index === current}
            first={entries[index - 1]?.group !== entry.group}
            onPoint={() => setActive(index)}
            onChoose={(newTab) => choose(entry, newTab)}
          />
        ))}
      </Box>
      {(entries.length === 0 || failure) && !isFetching && (
        <Typography color="textSecondary" sx={{ p: 4, textAlign: 'center' }}>
          {text(failure ? `app.states.${failure}.title` : 'app.palette.nothing')}
        </Typography>
      )}
      <Box
        role="status"
        sx={{ position: 'absolute', clip: 'rect(0 0 0 0)', width: 1, height: 1, overflow: 'hidden' }}
      >
        {!isFetching &&
          [
            failure && text(`app.states.${failure}.title`),
            text('app.palette.count', { smart_count: entries.length }),
          ]
            .filter(Boolean)
            .join('. ')}
      </Box>
    </Dialog>
  );
}

interface RowProps {
  id: string;
  entry: PaletteEntry;
  selected: boolean;
  first: boolean;
  onPoint: () => void;
  onChoose: (newTab: boolean) => void;
}

function Row({
  id,
  entry: { group, title, subtitle, icon: Icon },
  selected,
  first,
  onPoint,
  onChoose,
}: RowProps) {
  return (
    <>
      {first && (
        <Typography
          variant="overline"
          color="textSecondary"
          role="presentation"
          sx={{ px: 2, pt: 2, display: 'block' }}
        >
          {group}
        </Typography>
      )}
      <Stack
        id={id}
        role="option"
        aria-selected={selected}
        direction="row"
        onMouseMove={selected ? undefined : onPoint}
        onClick={({ ctrlKey, metaKey }) => onChoose(ctrlKey || metaKey)}
        sx={{
          alignItems: 'center',
          gap: 3,
          px: 2,
          minHeight: 40,
          borderRadius: 1,
          cursor: 'pointer',
          bgcolor: selected ? 'action.selected' : 'transparent',
        }}
      >
        <Icon aria-hidden sx={{ fontSize: 19, color: 'text.secondary' }} />
        <Typography noWrap>{title}</Typography>
        {subtitle && (
          <Typography noWrap variant="body2" color="textSecondary" sx={{ flex: 1 }}>
            {subtitle}
          </Typography>
        )}
      </Stack>
    </>
  );
}
