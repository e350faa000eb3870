const hourMs = 3_600_000;

/** A duration in the unit that people say it in: minutes below an hour, hours below two days, then whole days. */
export function lastingOf(ms: number): { unit: 'minutes' | 'hours' | 'days'; count: number } {
  if (ms < hourMs) return { unit: 'minutes', count: Math.floor(ms / 60_000) };
  if (ms < 48 * hourMs) return { unit: 'hours', count: Math.floor(ms / hourMs) };
  return { unit: 'days', count: Math.floor(ms / (24 * hourMs)) };
}
