/**
 * iCalendar (RFC 5545) for calendars that people subscribe to, and for invitations by mail (RFC 5546): what other programs
 * read, and nothing of ours. Instants are written in UTC, so that no description of a time zone is needed.
 */

/** A day, `YYYY-MM-DD`, or an instant. */
type Moment = string | Date;

export interface CalendarEvent {
  /** The same for as long as the event exists. */
  readonly uid: string;
  /** Grows with each change (3.8.7.4). */
  readonly sequence: number;
  readonly changedAt: Date;
  readonly start: Moment;
  /** Not included: a day's event ends with the next day (3.6.1). */
  readonly end: Moment;
  readonly summary: string;
  readonly description: string;
  readonly location: string | null;
  readonly category: string;
  readonly url: string;
  readonly cancelled: boolean;
}

export interface CalendarParty {
  readonly name: string;
  readonly address: string;
}

export type Answer = 'needs-action' | 'accepted' | 'declined' | 'tentative';

/** What one invitation message says; the whole of the event as it is now. */
export interface Invitation {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly uid: string;
  /** Raised when time or place move, and by a cancellation (RFC 5546, 2.1.4). */
  readonly sequence: number;
  /** When this message was made (RFC 5545, 3.8.7.2). */
  readonly stamp: Date;
  readonly start: Moment;
  readonly end: Moment;
  readonly summary: string;
  readonly description: string;
  readonly location: string | null;
  readonly organizer: CalendarParty;
  /** Who sends in the organizer's name: whose address the mail is from (RFC 6047, 2.2.1). */
  readonly sentBy: string | undefined;
  readonly attendees: readonly (CalendarParty & { readonly answer: Answer })[];
}

/** A line has at most 75 octets, those of its break excluded (3.1). */
const longestLine = 75;

/** A calendar and its events. @param name as the reader's program shows it */
export function writeCalendar(name: string, events: readonly CalendarEvent[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//b2o//calendar//FR',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(name)}`,
    // How often it is worth asking (RFC 7986, 5.7), and as Outlook has it.
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...events.flatMap(linesOf),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

/** An iTIP message: REQUEST (RFC 5546, 3.2.2) or CANCEL (3.2.5). @throws RangeError without an attendee */
export function writeInvitation(invitation: Invitation): string {
  const { method, uid, sequence, stamp, start, end, summary, description, location } = invitation;
  if (invitation.attendees.length === 0) throw new RangeError('an invitation needs somebody who is invited');
  const { organizer, sentBy } = invitation;
  const by =
    sentBy && sentBy !== organizer.address ? `;SENT-BY=${quoted(`mailto:${encodeURI(sentBy)}`)}` : '';
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//b2o//calendar//FR',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    'BEGIN:VEVENT',
    `UID:${escapeText(uid)}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${utc(stamp)}`,
    `DTSTART${momentOf(start)}`,
    `DTEND${momentOf(end)}`,
    `SUMMARY:${escapeText(summary)}`,
    ...(description ? [`DESCRIPTION:${escapeText(description)}`] : []),
    ...(location ? [`LOCATION:${escapeText(location)}`] : []),
    `ORGANIZER;CN=${quoted(organizer.name || organizer.address)}${by}:mailto:${encodeURI(organizer.address)}`,
    ...invitation.attendees.map(({ name, address, answer }) =>
      [
        `ATTENDEE;CN=${quoted(name || address)}`,
        'CUTYPE=INDIVIDUAL',
        'ROLE=REQ-PARTICIPANT',
        `PARTSTAT=${answer.toUpperCase()}`,
        `RSVP=${method === 'REQUEST' ? 'TRUE' : 'FALSE'}:mailto:${encodeURI(address)}`,
      ].join(';'),
    ),
    `STATUS:${method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:OPAQUE',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

/** A parameter's value in quotes: no quote and no control can be in it (3.1, 3.2). */
const quoted = (value: string): string =>
  `"${value
    .replaceAll('"', '’')
    .replace(/[^\P{Cc}]/gu, ' ')
    .toWellFormed()}"`;

function linesOf(event: CalendarEvent): string[] {
  const { uid, sequence, changedAt, start, end, summary, description, location, category, url } = event;
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(uid)}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${utc(changedAt)}`,
    `LAST-MODIFIED:${utc(changedAt)}`,
    `DTSTART${momentOf(start)}`,
    `DTEND${momentOf(end)}`,
    `SUMMARY:${escapeText(summary)}`,
    ...(description ? [`DESCRIPTION:${escapeText(description)}`] : []),
    ...(location ? [`LOCATION:${escapeText(location)}`] : []),
    `CATEGORIES:${escapeText(category)}`,
    `URL:${url}`,
    `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
  ];
}

/** `20260331T120000Z`: form 2 of a date with time (3.3.5). */
const utc = (instant: Date): string => `${instant.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

const momentOf = (moment: Moment): string =>
  moment instanceof Date ? `:${utc(moment)}` : `;VALUE=DATE:${moment.replaceAll('-', '')}`;

/** A text value (3.3.11); control characters are not allowed in it, but for the tab. */
const escapeText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replace(/[^\P{Cc}\t]/gu, '');

/** Breaks a line that is too long; the rest begins with a space. A character is never cut in two. */
function fold(line: string): string {
  if (Buffer.byteLength(line) <= longestLine) return line;
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > longestLine) {
      pieces.push(piece);
      piece = ' ';
      octets = 1;
    }
    piece += character;
    octets += size;
  }
  return [...pieces, piece].join('\r\n');
}
