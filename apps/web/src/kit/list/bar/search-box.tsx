import CloseIcon from '@mui/icons-material/CloseOutlined';
import SearchIcon from '@mui/icons-material/SearchOutlined';
import { IconButton, InputAdornment, TextField } from '@mui/material';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useLocalText, useText } from '@/i18n/use-text';
import { useList } from '../list-context';

/** Pause in typing, in milliseconds, after which the server is asked. */
const pause = 50;

/** Words to find in the list; accents and case make no difference. */
export function SearchBox({ input }: { input: RefObject<HTMLInputElement | null> }) {
  const text = useText();
  const local = useLocalText();
  const { screens, state, change } = useList();
  const [typed, setTyped] = useState(state.q);
  const sent = useRef(state.q);
  // The address may change otherwise: by a view, or by going back.
  useEffect(() => {
    if (sent.current === state.q) return;
    sent.current = state.q;
    setTyped(state.q);
  }, [state.q]);
  const latest = useRef(change);
  latest.current = change;
  useEffect(() => {
    if (typed.trim() === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = typed.trim();
      latest.current({ q: sent.current }, true);
    }, pause);
    return () => clearTimeout(timer);
  }, [typed]);
  const label = text('list.search', { name: local(screens.meta.label.many) });
  return (
    <TextField
      type="search"
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        if (typed) setTyped('');
        else input.current?.blur();
      }}
      placeholder={text('list.searchShort')}
      inputRef={input}
      slotProps={{
        htmlInput: { 'aria-label': label, 'aria-keyshortcuts': '/', maxLength: 200, enterKeyHint: 'search' },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <SearchIcon sx={{ fontSize: 18 }} aria-hidden />
            </InputAdornment>
          ),
          endAdornment: typed && (
            <IconButton aria-label={text('list.clearSearch')} onClick={() => setTyped('')} edge="end">
              <CloseIcon sx={{ fontSize: 16 }} />
            </IconButton>
          ),
        },
      }}
      sx={{
        flex: '1 1 180px',
        maxWidth: 320,
        '& input::-webkit-search-cancel-button': { display: 'none' },
        '& .MuiInputBase-root': { minHeight: 32 },
        '& input': { py: '5px' },
        '@media (pointer: coarse)': { '& .MuiInputBase-root': { minHeight: 44 } },
      }}
    />
  );
}
