import { addDays, dayIn, type Language } from '#kernel';
import type { Activity } from '../activities/activity.entity.js';
import { type RelatedRecord, relatedTo } from '../activities/activity-links.js';
import { kindTexts } from './feed-texts.js';
import type { CalendarEvent } from './ics-writer.js';

/** A calendar must draw what has no duration, too. */
const usualMinutes = 30;

export interface FeedFacts {
  readonly language: Language;
  readonly zone: string;
  /** Where the web application is, without a slash at the end; its host makes ids that are nobody else's. */
  readonly origin: string;
  readonly titles: ReadonlyMap<string, RelatedRecord>;
}

/** An activity as a calendar shows it; its notes stay with us. */
export function eventOf(activity: Activity, { language, zone, origin, titles }: FeedFacts): CalendarEvent {
  const { id, kind, subject, place, state, version, updatedAt } = activity;
  const category = kindTexts[kind][language];
  const title = kind === 'task' ? subject : `${category} : ${subject}`;
  return {
    ...period(activity, zone),
    uid: `${id}@${new URL(origin).hostname}`,
    sequence: version,
    changedAt: updatedAt,
    summary: state === 'done' ? `✓ ${title}` : title,
    description: relatedTo(activity, titles)
      .map((record) => record.title)
      .join('\n'),
    location: place,
    category,
    url: `${origin}/crm/activities/${id}`,
    cancelled: state === 'cancelled',
  };
}

function period(
  { dueAt, allDay, durationMinutes, updatedAt }: Activity,
  zone: string,
): Pick<CalendarEvent, 'start' | 'end'> {
  const start = dueAt ?? updatedAt;
  if (allDay) return { start: dayIn(start, zone), end: addDays(dayIn(start, zone), 1) };
  return { start, end: new Date(start.getTime() + (durationMinutes ?? usualMinutes) * 60_000) };
}
