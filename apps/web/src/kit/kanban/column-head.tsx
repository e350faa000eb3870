import { Stack, Typography } from '@mui/material';
import { memo } from 'react';
import { useText } from '@/i18n/use-text';
import { ToneChip } from '../fields/tone-chip';
import type { Tone } from '../records/define-record';

interface ColumnHeadProps {
  /** What the column is labelled by. */
  titleId: string;
  name: string;
  tone: Tone | undefined;
  /** How many cards it has; undefined: not known yet. */
  total: number | undefined;
  /** Sum of what is shown; already worded. */
  sum: string | undefined;
}

/** Name, number of cards and sum of a column. A drag changes two columns: the heads of the others are not drawn anew. */
export const ColumnHead = memo(function ColumnHead({ titleId, name, tone, total, sum }: ColumnHeadProps) {
  const text = useText();
  return (
    <Stack direction="row" sx={{ alignItems: 'center', gap: 2, px: 3, py: 2, minHeight: 44 }}>
      <Typography component="h2" id={titleId} sx={{ fontSize: 13, fontWeight: 650, minWidth: 0 }} noWrap>
        <ToneChip tone={tone}>{name}</ToneChip>
      </Typography>
      {total !== undefined && (
        <Typography
          variant="caption"
          color="textSecondary"
          aria-label={text('page.kanban.count', { smart_count: total })}
          sx={{ flex: 1 }}
        >
          {total}
        </Typography>
      )}
      {sum && total !== undefined && (
        <Typography
          variant="caption"
          sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}
        >
          {sum}
        </Typography>
      )}
    </Stack>
  );
});
