import { CommonProblems, type FieldError, Problem, text } from '#kernel';
import { maxPerPage } from '#runtime';
import type { NotificationQuery } from './notifications.repository.js';

/** Reads the parameters of the list. @throws Problem INVALID_INPUT with each one that is wrong. */
export function readNotificationQuery(query: Readonly<Record<string, unknown>>): NotificationQuery {
  const errors: FieldError[] = [];
  const refuse = (field: string, fr: string, en: string) =>
    errors.push({ field, code: 'parameter', message: text(fr, en) });
  const whole = (name: string, usual: number, max: number): number => {
    const value = query[name];
    if (value === undefined) return usual;
    const number = typeof value === 'string' && /^\d{1,7}$/.test(value) ? Number(value) : 0;
    if (number < 1 || number > max)
      refuse(name, `Un nombre de 1 à ${max} est attendu.`, `A number from 1 to ${max} is expected.`);
    return number;
  };
  const { unread } = query;
  if (unread !== undefined && unread !== 'true' && unread !== 'false')
    refuse('unread', 'true ou false est attendu.', 'true or false is expected.');
  for (const name of Object.keys(query))
    if (!['page', 'perPage', 'unread'].includes(name))
      refuse(
        name,
        'Paramètres possibles : page, perPage, unread.',
        'Possible parameters: page, perPage, unread.',
      );
  const asked = {
    page: whole('page', 1, 1_000_000),
    perPage: whole('perPage', 25, maxPerPage),
    unreadOnly: unread === 'true',
  };
  if (errors.length > 0) throw new Problem(CommonProblems.INVALID_INPUT, { errors });
  return asked;
}
