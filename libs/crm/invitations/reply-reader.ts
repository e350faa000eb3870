import ICAL from 'ical.js';
import type { Answer } from '../calendar-feed/ics-writer.js';

export interface InvitationReply {
  readonly uid: string;
  readonly address: string;
  readonly answer: Exclude<Answer, 'needs-action'> | undefined;
  readonly sequence: number;
  readonly stamp: Date | undefined;
  readonly remark: string | null;
}

const answers: Readonly<Record<string, Exclude<Answer, 'needs-action'>>> = {
  ACCEPTED: 'accepted',
  DECLINED: 'declined',
  TENTATIVE: 'tentative',
};

/** The answers in an iTIP message (RFC 5546, 3.2.3); undefined for what is no REPLY, or none that can be read. */
export function readReplies(calendar: string): InvitationReply[] | undefined {
  let root: ICAL.Component;
  try {
    root = new ICAL.Component(ICAL.parse(calendar.replace(/^\ufeff/, '')) as never);
    if (root.name !== 'vcalendar' || textOf(root, 'method').toUpperCase() !== 'REPLY') return undefined;
    return root.getAllSubcomponents('vevent').flatMap(replyOf);
  } catch {
    return undefined;
  }
}

function replyOf(event: ICAL.Component): InvitationReply[] {
  // A reply names exactly one attendee: who answers.
  const attendees = event.getAllProperties('attendee');
  const [attendee] = attendees;
  const uid = textOf(event, 'uid');
  if (!attendee || attendees.length !== 1 || !uid) return [];
  const status = attendee.getFirstParameter('partstat');
  const stamp = event.getFirstPropertyValue('dtstamp');
  return [
    {
      uid,
      address: addressOf(String(attendee.getFirstValue() ?? '')),
      answer: answers[String(status ?? '').toUpperCase()],
      sequence: Number(event.getFirstPropertyValue('sequence') ?? 0) || 0,
      stamp: stamp instanceof ICAL.Time ? validDate(stamp.toJSDate()) : undefined,
      remark: textOf(event, 'comment').trim().slice(0, 500) || null,
    },
  ];
}

const validDate = (date: Date): Date | undefined => (Number.isNaN(date.getTime()) ? undefined : date);

const textOf = (component: ICAL.Component, name: string): string => {
  const value = component.getFirstPropertyValue(name);
  return typeof value === 'string' ? value.replace(/[^\P{Cc}\n]/gu, '').toWellFormed() : '';
};

function addressOf(uri: string): string {
  const bare = uri.replace(/^mailto:/i, '').split('?')[0] ?? '';
  try {
    return decodeURIComponent(bare).trim().toLowerCase();
  } catch {
    return bare.trim().toLowerCase();
  }
}
