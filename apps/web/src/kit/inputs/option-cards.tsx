import { Box, Radio, RadioGroup } from '@mui/material';
import type { ReactNode } from 'react';

export interface OptionCard {
  value: string;
  content: ReactNode;
}

interface OptionCardsProps {
  /** Id of what names them. */
  labelledBy: string;
  describedBy?: string | undefined;
  value: string | null | undefined;
  onChange: (value: string) => void;
  options: readonly OptionCard[];
  /** Side by side, but on a phone. */
  columns?: 1 | 2;
}

/** A few possibilities, each with enough room to be understood, of which one holds. */
export function OptionCards(props: OptionCardsProps) {
  const { labelledBy, describedBy, value, onChange, options, columns = 1 } = props;
  return (
    <RadioGroup
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      value={value ?? ''}
      onChange={(_, next) => onChange(next)}
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: {
          xs: 'minmax(0, 1fr)',
          sm: columns === 2 ? 'repeat(2, minmax(0, 1fr))' : 'minmax(0, 1fr)',
        },
      }}
    >
      {options.map(({ value: each, content }) => (
        <Box
          key={each}
          component="label"
          sx={{
            display: 'flex',
            gap: 1,
            p: 2,
            border: 1,
            borderRadius: 2,
            borderColor: value === each ? 'primary.main' : 'divider',
            bgcolor: value === each ? 'action.selected' : 'transparent',
            cursor: 'pointer',
            minWidth: 0,
            // A press chooses; links are followed from the record's page.
            '& a': { pointerEvents: 'none' },
          }}
        >
          <Radio value={each} size="small" sx={{ alignSelf: 'flex-start', p: 1 }} />
          <Box sx={{ minWidth: 0, flex: 1, py: 0.5, overflowWrap: 'anywhere' }}>{content}</Box>
        </Box>
      ))}
    </RadioGroup>
  );
}
