/** Where MUI keeps the chosen mode: `light`, `dark` or `system`. */
export const modeKey = 'b2o.theme';

/** Sets light or dark before anything is drawn, so that no page flashes. */
export function applyKeptTheme(): void {
  const kept = localStorage.getItem(modeKey) ?? 'system';
  const dark = kept === 'dark' || (kept !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-theme', dark ? 'dark' : 'light');
}
