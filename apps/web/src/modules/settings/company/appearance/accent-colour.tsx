import { useNotify } from 'ra-core';
import { useState } from 'react';
import { ApiProblem } from '@/api/http';
import { Alert, Box, Button, Stack, styled, Typography, useText } from '@/kit';
import { inkOn } from '@/theme/theme';
import type { Company } from '../save-company';
import { useSaveCompany } from '../use-company';
import { contrast, enoughForText, readColour } from './contrast';
import { HexInput } from './hex-input';
import { palette } from './palette';

const Swatch = styled('input')(({ theme }) => ({
  appearance: 'none',
  width: 36,
  height: 36,
  margin: 0,
  borderRadius: 8,
  border: `1px solid ${theme.vars?.palette.divider}`,
  cursor: 'pointer',
  '&:checked': {
    outline: `2px solid ${theme.vars?.palette.text.primary}`,
    outlineOffset: 2,
  },
  '&:focus-visible': { outline: `2px solid ${theme.vars?.palette.primary.main}`, outlineOffset: 3 },
  '&:disabled': { cursor: 'default' },
  '@media (pointer: coarse)': { width: 44, height: 44 },
}));

/** The company's colour: of a palette or its own, shown under words before it is kept. */
export function AccentColour({ company, writable }: { company: Company; writable: boolean }) {
  const text = useText();
  const notify = useNotify();
  const save = useSaveCompany(company);
  const stored = company.accentColour ?? palette[0].colour;
  const [typed, setTyped] = useState(stored);
  const [base, setBase] = useState(stored);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  if (base !== stored) {
    setBase(stored);
    setTyped(stored);
  }
  const colour = readColour(typed);
  const keep = async (accentColour: string | null) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await save({ accentColour });
      notify('workspace.company.saved', { type: 'success' });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error.fields[0]?.message ?? error.message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Stack sx={{ gap: 3 }}>
      <Typography variant="h3" id="accent-colour">
        {text('workspace.company.accent.title')}
      </Typography>
      <Box
        role="radiogroup"
        aria-labelledby="accent-colour"
        sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}
      >
        {palette.map(({ name, colour: each }) => (
          <Swatch
            key={name}
            type="radio"
            name="accent-colour"
            checked={each === colour}
            disabled={!writable}
            aria-label={text(`workspace.company.accent.colours.${name}`)}
            title={text(`workspace.company.accent.colours.${name}`)}
            onChange={() => setTyped(each)}
            style={{ backgroundColor: each }}
          />
        ))}
      </Box>
      <HexInput value={typed} onChange={setTyped} disabled={!writable} invalid={colour === undefined} />
      {colour && <Sample colour={colour} name={company.tradeName ?? company.legalName} />}
      {problem && <Alert severity="error">{problem}</Alert>}
      {writable && (
        <Stack direction="row" sx={{ gap: 2, flexWrap: 'wrap' }}>
          <Button
            variant="contained"
            loading={busy}
            disabled={!colour || colour === company.accentColour}
            onClick={() => void keep(colour ?? null)}
          >
            {text('workspace.company.accent.keep')}
          </Button>
          {company.accentColour && (
            <Button disabled={busy} onClick={() => void keep(null)}>
              {text('workspace.company.accent.reset')}
            </Button>
          )}
        </Stack>
      )}
    </Stack>
  );
}

/** Words on the colour, and how well they can be read. */
function Sample({ colour, name }: { colour: string; name: string }) {
  const text = useText();
  const ink = inkOn(colour);
  const ratio = contrast(colour, ink);
  const enough = ratio >= enoughForText;
  return (
    <Box role="status">
      <Box
        sx={{ px: 4, py: 3, borderRadius: 2, fontWeight: 650, overflowWrap: 'anywhere' }}
        style={{ backgroundColor: colour, color: ink }}
      >
        {name}
      </Box>
      <Typography variant="body2" sx={{ mt: 1, color: enough ? 'text.secondary' : 'warning.main' }}>
        {text(enough ? 'workspace.company.accent.readable' : 'workspace.company.accent.faint', {
          ratio: ratio.toFixed(1).replace('.', text('workspace.company.accent.decimal')),
        })}
      </Typography>
    </Box>
  );
}
