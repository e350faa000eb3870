import { memo } from 'react';
import type { Schemas } from '@/api/generated/schema';
import { Box, formatMoney, type Transits, useLanguage, useText } from '@/kit';
import { figuresWith } from './column-figures';

interface ColumnFiguresProps {
  column: Schemas['BoardColumn'];
  transits: Transits;
}

/** What the opportunities at a stage may bring, and what is likely of it. */
export const ColumnFigures = memo(function ColumnFigures({ column, transits }: ColumnFiguresProps) {
  const text = useText();
  const language = useLanguage();
  const { amount, weightedAmount } = figuresWith(column, column.stage, transits);
  const whole = formatMoney(amount, language, true);
  return (
    <Box
      sx={{
        display: 'flex',
        justifyContent: 'space-between',
        gap: 2,
        fontSize: 12,
        fontVariantNumeric: 'tabular-nums',
        whiteSpace: 'nowrap',
      }}
    >
      <Box component="span" sx={{ fontWeight: 650 }}>
        {whole}
      </Box>
      {column.stage.kind === 'open' && (
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {text('crm.opportunity.board.weighted', { amount: formatMoney(weightedAmount, language, true) })}
        </Box>
      )}
    </Box>
  );
});
