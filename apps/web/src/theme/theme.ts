import { createTheme, type Theme } from '@mui/material/styles';
import { components } from './components';
import { clay, night, paper, pine, radius, signal, type } from './tokens';

/** Ink that can be read on a colour (WCAG relative luminance). */
export function inkOn(colour: string): '#ffffff' | '#1c1b18' {
  const channel = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  const luminance = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
  return luminance > 0.36 ? '#1c1b18' : '#ffffff';
}

/** Light and dark as CSS variables, so that changing between them draws nothing anew. */
export const theme: Theme = createTheme({
  cssVariables: { colorSchemeSelector: 'data-theme' },
  shape: { borderRadius: radius.medium },
  spacing: 4,
  colorSchemes: {
    light: {
      palette: {
        primary: { main: pine[600], light: pine[400], dark: pine[700], contrastText: '#ffffff' },
        secondary: { main: clay[600], contrastText: '#ffffff' },
        error: { main: signal.danger.light },
        warning: { main: signal.warning.light },
        success: { main: signal.success.light },
        info: { main: signal.info.light },
        background: { default: paper[50], paper: paper[0] },
        text: { primary: paper[900], secondary: paper[600], disabled: paper[400] },
        divider: paper[200],
        action: { hover: 'rgba(29, 88, 73, 0.06)', selected: 'rgba(29, 88, 73, 0.10)' },
      },
    },
    dark: {
      palette: {
        primary: { main: pine[300], light: pine[100], dark: pine[200], contrastText: '#0b2620' },
        secondary: { main: clay[300], contrastText: '#2b1206' },
        error: { main: signal.danger.dark },
        warning: { main: signal.warning.dark },
        success: { main: signal.success.dark },
        info: { main: signal.info.dark },
        background: { default: night[0], paper: night[50] },
        text: { primary: night[800], secondary: night[600], disabled: night[400] },
        divider: night[300],
        action: { hover: 'rgba(171, 205, 191, 0.08)', selected: 'rgba(171, 205, 191, 0.14)' },
      },
    },
  },
  typography: {
    fontFamily: type.family,
    fontSize: type.size.body,
    htmlFontSize: 16,
    h1: { fontSize: type.size.title, fontWeight: 650, letterSpacing: '-0.015em', lineHeight: 1.2 },
    h2: { fontSize: type.size.heading, fontWeight: 650, letterSpacing: '-0.01em', lineHeight: 1.25 },
    h3: { fontSize: type.size.lead, fontWeight: 650, lineHeight: 1.35 },
    body1: { fontSize: type.size.body, lineHeight: 1.5 },
    body2: { fontSize: type.size.small, lineHeight: 1.45 },
    caption: { fontSize: type.size.caption, lineHeight: 1.4 },
    button: { fontSize: type.size.body, fontWeight: 600, textTransform: 'none' },
    overline: { fontSize: 11, fontWeight: 650, letterSpacing: '0.07em', lineHeight: 1.6 },
  },
  components,
});
