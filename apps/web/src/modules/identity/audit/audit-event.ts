import type { Schemas } from '@/api/generated/schema';

export type AuditEvent = Schemas['AuditEventAnswer'];

/** What happened, by the key of its words; exports of any kind of record have the same. */
export const actionKey = (action: string): string =>
  `identity.audit.actions.${exportedRecord(action) ? 'exported' : action}`;

/** The kind of record of `crm.contact.exported`; undefined for what is no export. */
export const exportedRecord = (action: string): string | undefined => /^(.+)\.exported$/.exec(action)?.[1];

export interface Thing {
  /** `identity.user`, `crm.contact` … */
  kind: string;
  id?: string;
}

const id = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** What an event is about: `identity.user/<id>`, or a kind of record; undefined for what is no such thing. */
export function thingOf(object: string | null): Thing | undefined {
  if (!object) return undefined;
  const [kind = '', key] = object.split('/');
  if (!/^[a-z-]+\.[a-z-]+$/.test(kind)) return undefined;
  return key !== undefined && id.test(key) ? { kind, id: key } : { kind };
}

/** How much a reader should care: what was refused and what widens somebody's power stands out. */
export function toneOf(action: string): 'neutral' | 'warning' | 'danger' {
  if (/(refused|departed|deactivated|restored|restore-undone)$/.test(action)) return 'danger';
  if (/(exported|role-changed|role-created|hr-referent-named|second-factor-(reset|removed))$/.test(action))
    return 'warning';
  return 'neutral';
}

/** The events of a day stand together; the day is the reader's. */
export function byDay(events: readonly AuditEvent[]): { day: string; events: AuditEvent[] }[] {
  const days: { day: string; events: AuditEvent[] }[] = [];
  for (const event of events) {
    const at = new Date(event.at);
    const day = new Date(at.getFullYear(), at.getMonth(), at.getDate()).toISOString();
    const last = days.at(-1);
    if (last?.day === day) last.events.push(event);
    else days.push({ day, events: [event] });
  }
  return days;
}
