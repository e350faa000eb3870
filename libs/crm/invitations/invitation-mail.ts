import { addDays, dayIn, type Language } from '#kernel';
import type { Activity } from '../activities/activity.entity.js';
import { type Invitation, writeInvitation } from '../calendar-feed/ics-writer.js';
import type { Invitee, StoredInvitation } from './invitations.repository.js';

/** A calendar must draw what has no duration, too. */
const usualMinutes = 60;

/** What a message says of time and place: as long as this stays, no new one is due for them. */
export const timeAndPlaceOf = ({ dueAt, allDay, durationMinutes, place }: Activity): string =>
  JSON.stringify([dueAt?.toISOString() ?? null, allDay, durationMinutes, place]);

/** All that a message says; `timeAndPlaceOf` is its beginning. */
export const toldOf = (activity: Activity): string =>
  JSON.stringify([timeAndPlaceOf(activity), activity.subject]);

/** Whether time or place are others than those that were told. */
export const hasMoved = (told: string, activity: Activity): boolean =>
  (JSON.parse(told) as string[])[0] !== timeAndPlaceOf(activity);

interface Facts {
  readonly activity: Activity;
  readonly invitation: StoredInvitation;
  /** Whom the mail goes to. */
  readonly to: Invitee;
  readonly invitees: readonly Invitee[];
  readonly now: Date;
  readonly zone: string;
  readonly language: Language;
  /** Whose address the mail is from. */
  readonly sentBy: string;
}

const words = {
  fr: {
    invites: (who: string) => `${who} vous invite :`,
    cancels: (who: string) => `${who} annule ce rendez-vous :`,
    withdraws: (who: string) => `${who} ne vous attend plus à ce rendez-vous :`,
    when: 'Quand',
    where: 'Où',
    answer: 'Vous pouvez répondre depuis votre agenda (oui, non, peut-être) ou en écrivant à cette adresse :',
    hello: 'Bonjour',
    invitation: 'Invitation',
    changed: 'Rendez-vous modifié',
    cancelled: 'Annulé',
  },
  en: {
    invites: (who: string) => `${who} invites you:`,
    cancels: (who: string) => `${who} cancels this appointment:`,
    withdraws: (who: string) => `${who} no longer expects you at this appointment:`,
    when: 'When',
    where: 'Where',
    answer: 'You can answer from your calendar (yes, no, maybe) or by writing to this address:',
    hello: 'Hello',
    invitation: 'Invitation',
    changed: 'Appointment changed',
    cancelled: 'Cancelled',
  },
} as const;

/** The mail for one person: for calendars, and in words for whoever reads it without one. */
export function invitationMail(facts: Facts): {
  subject: string;
  text: string;
  method: 'REQUEST' | 'CANCEL';
  content: string;
} {
  const { activity, invitation, to, language } = facts;
  const { organizerName, organizerAddress } = invitation;
  const say = words[language];
  const method = invitation.cancelled || to.withdrawn ? 'CANCEL' : 'REQUEST';
  const who = organizerName || organizerAddress;
  const first = invitation.cancelled
    ? say.cancels(who)
    : to.withdrawn
      ? say.withdraws(who)
      : say.invites(who);
  const kind = method === 'CANCEL' ? say.cancelled : invitation.sequence > 0 ? say.changed : say.invitation;
  const text = [
    to.name ? `${say.hello} ${to.name},` : `${say.hello},`,
    '',
    first,
    '',
    activity.subject,
    `${say.when} : ${whenOf(facts)}`,
    ...(activity.place ? [`${say.where} : ${activity.place}`] : []),
    ...(method === 'REQUEST' ? ['', say.answer, organizerAddress] : []),
    '',
  ].join('\n');
  return {
    subject: `${kind} : ${activity.subject}`,
    text,
    method,
    content: writeInvitation(messageOf(facts, method)),
  };
}

function messageOf(facts: Facts, method: Invitation['method']): Invitation {
  const { activity, invitation, to, invitees, now, zone, sentBy } = facts;
  // Whoever was taken off is told about themselves alone.
  const attendees = to.withdrawn ? [to] : invitees.filter(({ withdrawn }) => !withdrawn);
  return {
    method,
    uid: invitation.uid,
    sequence: invitation.sequence,
    stamp: now,
    ...periodOf(activity, zone),
    summary: activity.subject,
    description: '',
    location: activity.place,
    organizer: { name: invitation.organizerName, address: invitation.organizerAddress },
    sentBy,
    attendees: attendees.map(({ name, address, answer }) => ({ name, address, answer })),
  };
}

function periodOf(
  { dueAt, allDay, durationMinutes }: Activity,
  zone: string,
): Pick<Invitation, 'start' | 'end'> {
  const start = dueAt ?? new Date(0);
  if (allDay) return { start: dayIn(start, zone), end: addDays(dayIn(start, zone), 1) };
  return { start, end: new Date(start.getTime() + (durationMinutes ?? usualMinutes) * 60_000) };
}

function whenOf({ activity: { dueAt, allDay, durationMinutes }, zone, language }: Facts): string {
  const start = dueAt ?? new Date(0);
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
  const day = new Intl.DateTimeFormat(locale, { timeZone: zone, dateStyle: 'full' }).format(start);
  if (allDay) return day;
  const hour = new Intl.DateTimeFormat(locale, { timeZone: zone, hour: '2-digit', minute: '2-digit' });
  const end = new Date(start.getTime() + (durationMinutes ?? usualMinutes) * 60_000);
  return `${day}, ${hour.format(start)} – ${hour.format(end)} (${zone})`;
}
