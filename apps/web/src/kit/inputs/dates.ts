/** Whether a text is a real day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

const two = (digits: string): string => digits.padStart(2, '0');

/** Two digits mean the century that puts the year at most twenty years ahead: birth dates lie further back. */
function fullYear(year: string, today: string): string {
  if (year.length !== 2) return year;
  const now = Number(today.slice(0, 4));
  const near = Number(`${String(now).slice(0, 2)}${year}`);
  return String(near > now + 20 ? near - 100 : near);
}

/**
 * Reads a day as people type it: 31/12/2026, 31.12.26, 31-12 (this year), 311226, 31122026 or 2026-12-31.
 * @param today `YYYY-MM-DD`, for what is left out.
 * @returns `YYYY-MM-DD`, or undefined when it is no day of the calendar.
 */
export function parseDay(text: string, today: string): string | undefined {
  const typed = text.trim();
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(typed);
  const french =
    /^(\d{1,2})[\s/.-](\d{1,2})(?:[\s/.-](\d{4}|\d{2}))?$/.exec(typed) ??
    /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(typed);
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]]
    : french
      ? [fullYear(french[3] ?? today.slice(0, 4), today), french[2], french[1]]
      : [];
  if (!year || !month || !day) return undefined;
  const found = `${year}-${two(month)}-${two(day)}`;
  return isDay(found) ? found : undefined;
}

/** A day as it is written in France: 31/12/2026. What is no day stays as it is. */
export function formatDay(day: string): string {
  return isDay(day) ? `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}` : day;
}

/** The day that many days later. */
export function addDays(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  const found = at.toISOString().slice(0, 10);
  return isDay(found) ? found : day;
}

/** Today on this device. */
export function localDay(now: Date = new Date()): string {
  return `${now.getFullYear()}-${two(String(now.getMonth() + 1))}-${two(String(now.getDate()))}`;
}
