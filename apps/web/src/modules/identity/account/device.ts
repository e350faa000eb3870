const browsers = [
  ['Edge', /Edg(?:e|A|iOS)?\//],
  ['Firefox', /Firefox\/|FxiOS\//],
  ['Opera', /OPR\//],
  ['Chrome', /Chrome\/|CriOS\//],
  ['Safari', /Safari\//],
] as const;

const systems = [
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X|Macintosh/],
  ['Linux', /Linux/],
] as const;

/** Browser and system of a User-Agent, as people call them; undefined when it says neither. */
export function deviceOf(userAgent: string | null): string | undefined {
  const found = [browsers, systems].map(
    (known) => known.find(([, pattern]) => pattern.test(userAgent ?? ''))?.[0],
  );
  return found.filter(Boolean).join(' · ') || undefined;
}
