import { memo, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { Box, IconButton, SelectInput, styled, Tooltip, Typography, useText } from '@/kit';
import { TuneIcon } from '@/kit/icons';
import type { Target, UploadColumn } from '../../data/types';
import { ColumnOptions } from './column-options';
import { fieldOf } from './mapping-values';

const Line = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr) 48px',
  gap: '8px 16px',
  alignItems: 'start',
  padding: '12px 20px',
  '&:not(:last-of-type)': { borderBottom: `1px solid ${theme.vars?.palette.divider}` },
  '& > [data-options]': { gridColumn: '1 / -1' },
  '@media (max-width: 699px)': {
    gridTemplateColumns: 'minmax(0, 1fr) 48px',
    '& > div:first-of-type': { gridColumn: '1 / -1' },
  },
}));

interface ColumnRowProps {
  /** Its place in the file, from 0. */
  at: number;
  column: UploadColumn;
  target: Target;
  choices: readonly { value: string; label: string }[];
  isDuplicate: boolean;
}

/** One column: what is in it, the field that it becomes, and what is done to its values. */
export const ColumnRow = memo(function ColumnRow({
  at,
  column,
  target,
  choices,
  isDuplicate,
}: ColumnRowProps) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const { name, samples, filled } = column;
  const source = `columns.${at}`;
  const field = fieldOf(target, useWatch({ name: `${source}.field` }) as string | null);
  return (
    <Line role="group" aria-label={name}>
      <Box sx={{ minWidth: 0 }}>
        <Typography sx={{ fontWeight: 550, overflowWrap: 'anywhere' }}>{name}</Typography>
        <Typography variant="body2" color="textSecondary" noWrap title={samples.join(' · ')}>
          {samples.length > 0 ? samples.join(' · ') : text('imports.map.noSamples')}
        </Typography>
        <Typography variant="caption" color="textSecondary">
          {filled > 0 && text('imports.map.filled', { smart_count: filled })}
        </Typography>
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <SelectInput
          source={`${source}.field`}
          label={text('imports.map.field', { column: name })}
          compact
          choices={choices}
        />
        {isDuplicate && (
          <Typography variant="caption" component="p" role="status" sx={{ color: 'error.main', m: 0, mt: 1 }}>
            {text('imports.map.duplicate')}
          </Typography>
        )}
      </Box>
      {field ? (
        <Tooltip title={text('imports.map.options', { column: name })}>
          <IconButton
            aria-label={text('imports.map.options', { column: name })}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            <TuneIcon fontSize="small" />
          </IconButton>
        </Tooltip>
      ) : (
        <span />
      )}
      {open && field && (
        <Box data-options="">
          <ColumnOptions source={source} column={column} field={field} target={target.target} />
        </Box>
      )}
    </Line>
  );
});
