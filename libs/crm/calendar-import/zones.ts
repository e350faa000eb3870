import ICAL from 'ical.js';
import { instantOfWallTime } from '#kernel';
import { findBlocks, type IcsBlock } from './ics-lines.js';
import { timeOfWall } from './wall-time.js';
import { windowsZones } from './windows-zones.js';

/** Brings a wall time (milliseconds, as if it were UTC) to the instant. */
export type Zone = (wall: number) => Date;

const isZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

/** The IANA zone that a TZID means: itself, by Windows' name, or with a vendor's path before it. */
export function ianaZoneOf(tzid: string): string | undefined {
  const name = tzid.trim().replace(/^"|"$/g, '');
  const windows = windowsZones[name];
  if (windows) return windows;
  // `Etc/GMT+1`, `UTC`, `Europe/Paris`; a bare offset (`+01:00`) is no name of a zone.
  if (/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(name) && isZone(name)) return name;
  const tail = /([A-Z][A-Za-z_]+(?:\/[A-Z][A-Za-z_+\-0-9]+){1,2})$/.exec(name)?.[1];
  return tail && isZone(tail) ? tail : undefined;
}

/** Finds what the TZIDs of a file mean: zones that everybody knows, else what the file itself says of them. */
export class Zones {
  private readonly described = new Map<string, ICAL.Timezone>();

  constructor(
    blocks: readonly IcsBlock[],
    /** That of the instance: for times without one (3.3.5, form 1), and for those whose zone nobody knows. */
    readonly usual: string,
  ) {
    for (const block of findBlocks(blocks, 'VTIMEZONE')) {
      const zone = describedZone(block);
      if (zone && !this.described.has(zone.tzid)) this.described.set(zone.tzid, zone);
    }
  }

  /** @param tzid undefined: a floating time */
  of(tzid: string | undefined): { zone: Zone; known: boolean } {
    if (tzid === undefined) return { zone: (wall) => instantOfWallTime(wall, this.usual), known: true };
    const iana = ianaZoneOf(tzid);
    if (iana) return { zone: (wall) => instantOfWallTime(wall, iana), known: true };
    const described = this.described.get(tzid);
    if (described) return { zone: (wall) => instantBy(described, wall), known: true };
    return { zone: (wall) => instantOfWallTime(wall, this.usual), known: false };
  }
}

function describedZone(block: IcsBlock): ICAL.Timezone | undefined {
  const write = ({ name, lines, children }: IcsBlock): string[] => [
    `BEGIN:${name}`,
    ...lines
      .filter((line) => /^(TZID|TZOFFSETFROM|TZOFFSETTO|TZNAME|DTSTART|RRULE|RDATE)$/.test(line.name))
      .map(({ text }) => text),
    ...children.flatMap(write),
    `END:${name}`,
  ];
  try {
    const component = new ICAL.Component(ICAL.parse(write(block).join('\r\n')) as never);
    const tzid = component.getFirstPropertyValue('tzid');
    if (typeof tzid !== 'string') return undefined;
    const zone = new ICAL.Timezone({ component, tzid });
    // Broken descriptions break when they are first used.
    zone.utcOffset(timeOfWall(Date.UTC(2026, 6, 1, 12), false));
    return zone;
  } catch {
    return undefined;
  }
}

function instantBy(zone: ICAL.Timezone, wall: number): Date {
  const local = timeOfWall(wall, false);
  return new Date(wall - zone.utcOffset(local) * 1000);
}
