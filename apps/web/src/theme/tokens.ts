/** The values every screen is drawn with; docs/design.md says why they are what they are. */

/** Pine for what acts, clay for what calls, paper for the ground: materials of the trades that use the product. */
export const pine = {
  50: '#eef5f2',
  100: '#d5e6df',
  200: '#abcdbf',
  300: '#7aae9b',
  400: '#4b8c77',
  500: '#2c6f5c',
  600: '#1d5849',
  700: '#16463b',
  800: '#10352d',
  900: '#0b2620',
} as const;

export const clay = {
  100: '#fbe6da',
  300: '#f0a981',
  500: '#d8622f',
  600: '#b64d20',
  700: '#8f3b17',
} as const;

export const paper = {
  0: '#ffffff',
  50: '#fbfaf7',
  100: '#f5f3ee',
  200: '#eae7df',
  300: '#d9d5ca',
  400: '#b3aea1',
  500: '#847f73',
  600: '#67635a',
  700: '#4a4741',
  800: '#2f2d29',
  900: '#1c1b18',
} as const;

export const night = {
  0: '#0f1513',
  50: '#141c19',
  100: '#1a2420',
  200: '#222e29',
  300: '#2f3d37',
  400: '#4c5c55',
  500: '#7d8d86',
  600: '#a3b1ab',
  700: '#c6d0cb',
  800: '#e4eae7',
} as const;

export const signal = {
  danger: { light: '#b3261e', dark: '#ff8f85' },
  warning: { light: '#8a5300', dark: '#f3b95f' },
  success: { light: '#1f6b3a', dark: '#7fd49a' },
  info: { light: '#23589c', dark: '#8fbcf4' },
} as const;

/** Inks of tags: each is read on its own pale shade, in both schemes. */
export const tagTone = {
  grey: { light: '#4a4741', dark: '#c6d0cb' },
  red: { light: '#9c221b', dark: '#ff9d94' },
  orange: { light: '#8a3d12', dark: '#f5a97c' },
  yellow: { light: '#6b4f00', dark: '#e9c85c' },
  green: { light: '#1c6036', dark: '#7fd49a' },
  teal: { light: '#0f5a55', dark: '#6cd3c8' },
  blue: { light: '#20528f', dark: '#8fbcf4' },
  violet: { light: '#5b34a0', dark: '#c3a6f7' },
  pink: { light: '#942058', dark: '#f59ac4' },
} as const;

/** Pixels; every distance is one of these. */
export const space = { 1: 4, 2: 8, 3: 12, 4: 16, 5: 24, 6: 32, 7: 48 } as const;

export const radius = { small: 4, medium: 8, large: 14 } as const;

export const type = {
  family: "'Hanken Grotesk Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
  size: { caption: 12, small: 13, body: 14, lead: 16, heading: 20, title: 26 },
} as const;

/** Height in pixels of a row, an input and a bar. */
export const density = {
  compact: { row: 34, control: 32 },
  comfortable: { row: 44, control: 38 },
} as const;

export const layout = { sidebar: 232, rail: 60, topbar: 52, panel: 380, page: 1180 } as const;

export const motion = { fast: '120ms', slow: '220ms' } as const;
