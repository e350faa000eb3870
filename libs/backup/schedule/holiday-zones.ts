import type { HolidayZone } from '#kernel';

/** Time zones of the parts of France that have a holiday of their own. */
const byTimeZone: Readonly<Record<string, HolidayZone>> = {
  'America/Cayenne': 'french-guiana',
  'America/Guadeloupe': 'guadeloupe',
  'America/Marigot': 'saint-martin',
  'America/Martinique': 'martinique',
  'America/Miquelon': 'saint-pierre-et-miquelon',
  'America/St_Barthelemy': 'saint-barthelemy',
  'Indian/Mayotte': 'mayotte',
  'Indian/Reunion': 'reunion',
};
/** Departments with Good Friday and 26 December (Labour Code L3134-13). */
const alsaceMoselle = /^(57|67|68)\d{3}$/;

/**
 * The holidays that count for an instance: those that its company chose; while it left the mainland's, which everybody
 * begins with, those of its time zone or of its address.
 */
export function holidayZoneOf(
  timeZone: string,
  company?: { readonly holidayZone: HolidayZone; readonly postalCodes: readonly string[] },
): HolidayZone {
  if (company && company.holidayZone !== 'metropolitan') return company.holidayZone;
  const overseas = byTimeZone[timeZone];
  if (overseas) return overseas;
  // The first address is the registered office.
  return alsaceMoselle.test(company?.postalCodes[0] ?? '') ? 'alsace-moselle' : 'metropolitan';
}
