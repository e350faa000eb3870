import { useId } from 'react';
import { Box, Button, Stack, styled, useText } from '@/kit';

const Search = styled('input')(({ theme }) => ({
  flex: '1 1 180px',
  maxWidth: 320,
  minWidth: 0,
  minHeight: 34,
  padding: '0 10px',
  borderRadius: 8,
  font: 'inherit',
  color: theme.vars?.palette.text.primary,
  backgroundColor: theme.vars?.palette.background.paper,
  border: `1px solid rgba(${theme.vars?.palette.text.primaryChannel} / 0.46)`,
  '&::placeholder': { color: theme.vars?.palette.text.secondary, opacity: 1 },
  '&:focus-visible': { outline: `2px solid ${theme.vars?.palette.primary.main}` },
  '@media (pointer: coarse)': { minHeight: 44, fontSize: 16 },
}));

interface RightsBarProps {
  typed: string;
  onType: (typed: string) => void;
  allOpen: boolean;
  onToggleAll: () => void;
}

/** Finds rights by their words, and opens or closes all of them. */
export function RightsBar({ typed, onType, allOpen, onToggleAll }: RightsBarProps) {
  const text = useText();
  const id = useId();
  return (
    <Stack
      direction="row"
      sx={{ gap: 2, alignItems: 'center', flexWrap: 'wrap', px: { xs: 3, md: 5 }, pb: 3 }}
    >
      <Box
        component="label"
        htmlFor={id}
        sx={{ color: 'text.secondary', display: { xs: 'none', sm: 'block' } }}
      >
        {text('identity.role.find')}
      </Box>
      <Search
        id={id}
        type="search"
        value={typed}
        placeholder={text('identity.role.findExample')}
        aria-label={text('identity.role.find')}
        onChange={({ target }) => onType(target.value)}
      />
      <Button variant="outlined" onClick={onToggleAll} aria-pressed={allOpen}>
        {text(allOpen ? 'identity.role.closeAll' : 'identity.role.openAll')}
      </Button>
    </Stack>
  );
}
