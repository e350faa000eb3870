import { type AnyRecord, formatDay, Late, useLanguage, useText } from '@/kit';

/** By when a request must be answered; in words when that has passed. */
export function Deadline({ request }: { request: AnyRecord }) {
  const text = useText();
  const language = useLanguage();
  const dueOn = String(request['dueOn'] ?? '');
  if (!dueOn) return null;
  const day = formatDay(dueOn, language);
  const late = request['state'] === 'open' && dueOn < new Date().toLocaleDateString('sv-SE');
  return late ? <Late>{text('crm.rights-request.late', { day })}</Late> : <span>{day}</span>;
}
