import { useState } from 'react';
import { Box, Button, EmptyState, Stack, styled, Typography, useText } from '@/kit';
import { ToneChip } from '@/kit/fields/tone-chip';
import { LockIcon } from '@/kit/icons';
import type { Target, Upload } from '../data/types';

const Choice = styled('label')(({ theme }) => ({
  position: 'relative',
  display: 'flex',
  alignItems: 'center',
  gap: 14,
  padding: '14px 20px',
  minHeight: 64,
  borderRadius: 14,
  border: `1px solid ${theme.vars?.palette.divider}`,
  backgroundColor: theme.vars?.palette.background.paper,
  cursor: 'pointer',
  '& input': { width: 18, height: 18, margin: 0, accentColor: theme.vars?.palette.primary.main },
  '&:hover': { backgroundColor: theme.vars?.palette.action.hover },
  '&:has(input:checked)': {
    borderColor: theme.vars?.palette.primary.main,
    boxShadow: `inset 0 0 0 1px ${theme.vars?.palette.primary.main}`,
  },
  '&:has(input:focus-visible)': {
    outline: `2px solid ${theme.vars?.palette.primary.main}`,
    outlineOffset: 2,
  },
  '& input:focus': { outline: 'none' },
}));

interface TargetStepProps {
  upload: Upload;
  targets: readonly Target[];
  chosen: string | undefined;
  onChosen: (target: string) => void;
  onBack: () => void;
}

/** What the rows of a file are: the most probable first. */
export function TargetStep({ upload, targets, chosen, onChosen, onBack }: TargetStepProps) {
  const text = useText();
  const { proposals, columns, suggestedTarget, recognised } = upload;
  const offered = proposals.flatMap((proposal) => {
    const target = targets.find((each) => each.target === proposal.target);
    return target ? [{ target, proposal }] : [];
  });
  const [value, setValue] = useState(
    offered.find(({ target }) => target.target === chosen)?.target.target ?? offered[0]?.target.target,
  );
  if (offered.length === 0)
    return (
      <EmptyState
        icon={LockIcon}
        title={text('imports.target.none')}
        content={text('imports.target.noneWhy')}
      />
    );
  return (
    <Stack sx={{ gap: 4 }}>
      <Stack role="radiogroup" aria-label={text('imports.target.title')} sx={{ gap: 2, maxWidth: 640 }}>
        {offered.map(({ target: { target, label, vault }, proposal }) => (
          <Choice key={target}>
            <input
              type="radio"
              name="target"
              value={target}
              checked={value === target}
              onChange={() => setValue(target)}
            />
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <Typography sx={{ fontWeight: 600 }}>{label}</Typography>
              <Typography variant="body2" color="textSecondary">
                {text('imports.target.recognised', {
                  count: proposal.columns.length,
                  total: columns.length,
                })}
                {recognised &&
                  suggestedTarget === target &&
                  ` · ${text('imports.reading.recognised', { recognised })}`}
                {proposal.remembered && ` · ${text('imports.target.remembered')}`}
              </Typography>
            </Box>
            {vault && <ToneChip tone="warning">{text('imports.target.vault')}</ToneChip>}
            {suggestedTarget === target && <ToneChip tone="primary">{text('imports.target.best')}</ToneChip>}
          </Choice>
        ))}
      </Stack>
      <Stack direction="row" sx={{ gap: 2 }}>
        <Button variant="contained" onClick={() => value && onChosen(value)}>
          {text('imports.wizard.continue')}
        </Button>
        <Button onClick={onBack}>{text('imports.wizard.back')}</Button>
      </Stack>
    </Stack>
  );
}
