import { type AnyRecord, formatDay, Late, useLanguage, useText } from '@/kit';

/** Nobody has answered yet, and the last day for it has passed. */
export const isOverdue = ({ state, dueOn }: AnyRecord): boolean =>
  state === 'open' && String(dueOn ?? '') < new Date().toLocaleDateString('sv-SE');

/** By when a request must be answered; in words when that has passed. */
export function Deadline({ request }: { request: AnyRecord }) {
  const text = useText();
  const language = useLanguage();
  const dueOn = String(request['dueOn'] ?? '');
  if (!dueOn) return null;
  const day = formatDay(dueOn, language);
  return isOverdue(request) ? <Late>{text('crm.rights-request.late', { day })}</Late> : <span>{day}</span>;
}
