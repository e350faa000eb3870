import { Box } from '@mui/material';
import { useDeferredValue, useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import { useLanguage, useText } from '@/i18n/use-text';
import { formatDecimal } from '../inputs/numbers';
import type { Line } from './line-column';
import { centsText, type LineAmounts, totalsOf } from './line-totals';

interface LineTotalsProps {
  source: string;
  amounts: (line: Line) => LineAmounts;
}

/** Net, VAT by rate and gross, as they are typed. */
export function LineTotals({ source, amounts }: LineTotalsProps) {
  const text = useText();
  const language = useLanguage();
  const watched = useWatch({ name: source }) as readonly Line[] | undefined;
  // Typing comes first: sums over thousands of lines follow in the next pause.
  const lines = useDeferredValue(watched);
  const { net, vat, gross } = useMemo(() => totalsOf((lines ?? []).map(amounts)), [lines, amounts]);
  const euros = (cents: bigint) => `${formatDecimal(centsText(cents), language)}\u00a0€`;
  const rows = [
    { key: 'net', label: text('form.lines.net'), amount: net },
    ...vat
      .filter(({ base }) => base !== 0n)
      .map(({ rate, amount }) => ({
        key: rate,
        label: text('form.lines.vat', { rate: formatDecimal(rate, language) }),
        amount,
      })),
    { key: 'gross', label: text('form.lines.gross'), amount: gross },
  ];
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        ml: 'auto',
        width: 'fit-content',
        minWidth: 260,
        display: 'grid',
        gridTemplateColumns: '1fr auto',
        gap: '4px 24px',
        fontVariantNumeric: 'tabular-nums',
        '& dd': { m: 0, textAlign: 'right' },
      }}
    >
      {rows.map(({ key, label, amount }) => (
        <Box key={key} sx={{ display: 'contents' }}>
          <Box
            component="dt"
            sx={{
              color: key === 'gross' ? 'text.primary' : 'text.secondary',
              fontWeight: key === 'gross' ? 700 : 400,
            }}
          >
            {label}
          </Box>
          <Box component="dd" sx={{ fontWeight: key === 'gross' ? 700 : 400 }}>
            {euros(amount)}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
