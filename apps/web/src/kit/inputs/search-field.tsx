import CloseIcon from '@mui/icons-material/CloseOutlined';
import SearchIcon from '@mui/icons-material/SearchOutlined';
import { IconButton, InputAdornment, TextField } from '@mui/material';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { useText } from '@/i18n/use-text';

/** Pause in typing, in milliseconds, after which the server is asked. */
const pause = 40;

interface SearchFieldProps {
  /** Already worded. */
  label: string;
  /** The words that are searched. */
  value: string;
  onChange: (words: string) => void;
  input?: RefObject<HTMLInputElement | null>;
}

/** Words to find; they are told after a pause in typing. */
export function SearchField({ label, value, onChange, input }: SearchFieldProps) {
  const text = useText();
  const own = useRef<HTMLInputElement>(null);
  const ref = input ?? own;
  const [typed, setTyped] = useState(value);
  const sent = useRef(value);
  // The address may change otherwise: by a view, or by going back.
  useEffect(() => {
    if (sent.current === value) return;
    sent.current = value;
    setTyped(value);
  }, [value]);
  const latest = useRef(onChange);
  latest.current = onChange;
  const tell = useCallback((words: string) => {
    if (words === sent.current) return;
    sent.current = words;
    latest.current(words);
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => tell(typed.trim()), pause);
    return () => clearTimeout(timer);
  }, [typed, tell]);
  return (
    <TextField
      type="search"
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      // At once: told later, it would come in the way of where whoever leaves the input goes.
      onBlur={() => tell(typed.trim())}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        if (typed) setTyped('');
        else ref.current?.blur();
      }}
      placeholder={text('list.searchShort')}
      inputRef={ref}
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
        flex: '1 1 140px',
        maxWidth: 320,
        '& input::-webkit-search-cancel-button': { display: 'none' },
        '& .MuiInputBase-root': { minHeight: 32 },
        '& input': { py: '5px' },
        '@media (pointer: coarse)': { '& .MuiInputBase-root': { minHeight: 44 } },
      }}
    />
  );
}
