import { type Text, text } from '#kernel';
import type { ActivityKind } from '../activities/activity.entity.js';

/** What calendars of other programs show. */
export const kindTexts: Readonly<Record<ActivityKind, Text>> = {
  call: text('Appel', 'Call'),
  visit: text('Visite', 'Visit'),
  meeting: text('Réunion', 'Meeting'),
  email: text('E-mail', 'E-mail'),
  letter: text('Courrier', 'Letter'),
  sms: text('SMS', 'Text message'),
  task: text('Tâche', 'Task'),
  note: text('Note', 'Note'),
};

export const calendarName = (instance: string): Text =>
  text(`Mes actions · ${instance}`, `My activities · ${instance}`);
