import { Box, Paper } from '@mui/material';

interface Told {
  name?: unknown;
  value?: unknown;
  color?: string | undefined;
}

interface ChartTooltipProps {
  active?: boolean;
  label?: unknown;
  payload?: readonly Told[];
  format: (value: number) => string;
}

/** The numbers under the pointer. */
export function ChartTooltip({ active, label, payload = [], format }: ChartTooltipProps) {
  if (!active || payload.length === 0) return null;
  return (
    <Paper variant="outlined" sx={{ px: 3, py: 2, boxShadow: 4, fontSize: 12 }}>
      {label !== undefined && <Box sx={{ fontWeight: 650, mb: 1 }}>{String(label)}</Box>}
      {payload.map(({ name, value, color }) => (
        <Box key={String(name)} sx={{ display: 'flex', gap: 2, alignItems: 'center' }}>
          <Box
            sx={{ width: 9, height: 9, borderRadius: 0.25, flex: 'none' }}
            style={{ backgroundColor: color }}
          />
          <Box sx={{ flex: 1, color: 'text.secondary' }}>{String(name)}</Box>
          <Box sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>{format(Number(value))}</Box>
        </Box>
      ))}
    </Paper>
  );
}
