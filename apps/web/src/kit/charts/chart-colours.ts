import { type Theme, useTheme } from '@mui/material/styles';

/** Colours of the series in their order; CSS variables, so that light and dark follow by themselves. */
export function useChartColours() {
  const { vars } = useTheme() as Theme;
  const palette = vars?.palette;
  const series = [
    palette?.primary.main,
    palette?.secondary.main,
    palette?.info.main,
    palette?.warning.main,
    palette?.text.secondary,
    palette?.error.main,
  ].map(String);
  return {
    of: (at: number): string => series[at % series.length] ?? 'currentColor',
    grid: String(palette?.divider),
    ink: String(palette?.text.secondary),
    ground: String(palette?.background.paper),
    hover: String(palette?.action.hover),
  };
}

/** Lines differ by more than their colour. */
export const dashOf = (at: number): string | undefined => [undefined, '6 3', '2 3', '8 3 2 3'][at % 4];
