import { crmActivity } from '@/api/generated/records/crm/activity';
import type { Language } from '@/i18n/provider';
import { ActivityIcon } from '@/kit/icons';
import { type AnyRecord, defineRecord } from '@/kit/records/define-record';
import { ActivityMoment } from './activity-moment';
import { momentOf, momentWords } from './activity-times';
import { KindLabel } from './kind-label';

/** In a place that no component words: the language of the document is the user's. */
function subtitleOf(activity: AnyRecord): string {
  const moment = momentOf(activity);
  const language: Language = document.documentElement.lang === 'en' ? 'en' : 'fr';
  const when = moment && momentWords(moment, activity['allDay'] === true, new Date(), language);
  return [when, activity['place']].filter(Boolean).join(' · ');
}

export const activities = defineRecord({
  meta: crmActivity,
  icon: ActivityIcon,
  createLabel: 'crm.calendar.create',
  subtitle: subtitleOf,
  affects: ['crm/today', 'crm/opportunities', 'crm/companies', 'crm/contacts'],
  quick: { fields: ['kind', 'subject', 'dueAt'], name: ['subject'] },
  fields: {
    subject: { width: 280 },
    kind: { width: 115, display: (kind) => <KindLabel kind={String(kind)} /> },
    dueAt: { width: 180, display: (_, activity) => <ActivityMoment activity={activity} due /> },
    state: { width: 110, tones: { planned: 'info', done: 'success', cancelled: 'neutral' } },
    outcome: {
      width: 140,
      tones: { reached: 'success', done: 'success', 'no-answer': 'warning', refused: 'danger' },
    },
    companyId: { width: 180 },
    opportunityId: { width: 190 },
    reminderMinutes: { help: 'crm.activity.reminderHelp' },
    repeats: { help: 'crm.activity.repeatHelp' },
    notes: { wide: true },
  },
});
