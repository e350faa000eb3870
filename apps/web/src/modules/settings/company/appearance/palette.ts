/** Colours of materials, each readable under white words; the first is the product's own. */
export const palette = [
  { name: 'pine', colour: '#1d5849' },
  { name: 'slate', colour: '#23589c' },
  { name: 'ink', colour: '#2b3a67' },
  { name: 'plum', colour: '#6b2f6b' },
  { name: 'brick', colour: '#9c2f24' },
  { name: 'clay', colour: '#b64d20' },
  { name: 'ochre', colour: '#8a5a00' },
  { name: 'moss', colour: '#4f6b1f' },
  { name: 'lagoon', colour: '#0b6e75' },
  { name: 'graphite', colour: '#3a3d42' },
] as const;
