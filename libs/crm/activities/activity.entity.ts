import { Entity } from 'typeorm';
import { text } from '#kernel';
import {
  BooleanField,
  BusinessRecord,
  ChoiceField,
  type CustomValues,
  CustomValuesField,
  DateField,
  type FieldInfo,
  IdField,
  InstantField,
  IntegerField,
  inputOf,
  MomentField,
  RecordType,
  TextField,
} from '#runtime';
import { type ActivityState, activityStates } from './activity-states.js';
import { repetitions } from './repetition.rules.js';

export const activityKinds = ['call', 'visit', 'meeting', 'email', 'letter', 'sms', 'task', 'note'] as const;
export type ActivityKind = (typeof activityKinds)[number];

export const activityOutcomes = [
  'reached',
  'no-answer',
  'message-left',
  'done',
  'postponed',
  'refused',
] as const;
export type ActivityOutcome = (typeof activityOutcomes)[number];

/** A week: what somebody wants to be reminded of earlier is an activity of its own. */
const longestReminder = 7 * 24 * 60;

/** Something to do for a customer, or done: a call, a visit, a letter, a note. */
@Entity('crm_activity')
export class Activity extends BusinessRecord {
  @ChoiceField({
    label: text('Type', 'Kind'),
    choices: activityKinds,
    required: true,
    sortable: true,
    filterable: true,
  })
  kind!: ActivityKind;

  @TextField({
    label: text('Objet', 'Subject'),
    required: true,
    filterable: true,
    example: 'Rappeler au sujet du devis de toiture',
  })
  subject!: string;

  @MomentField({ label: text('Échéance', 'Due'), sortable: true, filterable: true })
  dueAt!: Date | null;

  @BooleanField({ label: text('Toute la journée', 'All day'), default: false })
  allDay!: boolean;

  @IntegerField({ label: text('Durée (minutes)', 'Duration (minutes)'), min: 1, max: 10_080 })
  durationMinutes!: number | null;

  @ChoiceField({
    label: text('État', 'State'),
    choices: activityStates,
    default: 'planned',
    byCommand: true,
    filterable: true,
  })
  state!: ActivityState;

  @InstantField({ label: text('Fait le', 'Done at'), byCommand: true, sortable: true, filterable: true })
  doneAt!: Date | null;

  @ChoiceField({
    label: text('Résultat', 'Outcome'),
    choices: activityOutcomes,
    byCommand: true,
    filterable: true,
  })
  outcome!: ActivityOutcome | null;

  @ChoiceField({
    label: text('Sens', 'Direction'),
    choices: ['out', 'in'],
    default: 'out',
    filterable: true,
  })
  direction!: 'out' | 'in';

  @TextField({ label: text('Lieu', 'Place'), max: 300 })
  place!: string | null;

  @TextField({ label: text('Notes', 'Notes'), max: 10_000 })
  notes!: string | null;

  @IdField({ label: text('Responsable', 'Owner'), to: 'identity.user', filterable: true })
  ownerId!: string | null;

  @IdField({ label: text('Société', 'Company'), to: 'crm.company', filterable: true })
  companyId!: string | null;

  @IdField({ label: text('Contact', 'Contact'), to: 'crm.contact', filterable: true })
  contactId!: string | null;

  @IdField({ label: text('Affaire', 'Opportunity'), to: 'crm.opportunity', filterable: true })
  opportunityId!: string | null;

  @IdField({ label: text('Piste', 'Lead'), to: 'crm.lead', filterable: true })
  leadId!: string | null;

  @IntegerField({
    label: text('Rappel (minutes avant)', 'Reminder (minutes before)'),
    min: 0,
    max: longestReminder,
  })
  reminderMinutes!: number | null;

  @InstantField({ label: text('Rappelé le', 'Reminded at') })
  remindedAt!: Date | null;

  @ChoiceField({
    label: text('Répétition', 'Repeats'),
    choices: repetitions,
    default: 'none',
    filterable: true,
  })
  repeats!: (typeof repetitions)[number];

  @IntegerField({
    label: text('Toutes les (jours, semaines, mois, années)', 'Every (days, weeks, months, years)'),
    default: 1,
    min: 1,
    max: 365,
  })
  repeatEvery!: number;

  @DateField({ label: text('Répéter jusqu’au', 'Repeat until') })
  repeatUntil!: string | null;

  @IdField({ label: text('Série', 'Series'), to: 'crm.activity', byCommand: true, filterable: true })
  seriesId!: string | null;

  @InstantField({ label: text('Début de la série', 'Start of the series'), byCommand: true })
  seriesStart!: Date | null;

  @TextField({ label: text('Identifiant externe', 'External id'), max: 100, filterable: true })
  externalId!: string | null;

  @CustomValuesField()
  custom!: CustomValues;
}

/**
 * What clients write. What is done already may be noted at once, with its outcome: a call that just came in, a history
 * that is imported. Afterwards only the commands change these two.
 */
export class ActivityInput extends inputOf(Activity) {
  @MomentField({ label: text('Fait le', 'Done at') })
  declare doneAt?: Date | null;

  @ChoiceField({ label: text('Résultat', 'Outcome'), choices: activityOutcomes })
  declare outcome?: ActivityOutcome | null;
}

/** What is planned and should have been done: no column, `overdue.ts` says when that is. */
export const overdueFilter: FieldInfo = {
  name: 'overdue',
  column: 'due_at',
  kind: 'boolean',
  label: text('En retard', 'Overdue'),
  filterable: true,
};

export const activityType = new RecordType<Activity>({
  name: 'crm.activity',
  path: 'crm/activities',
  table: 'crm_activity',
  entity: Activity,
  label: { one: text('Action', 'Activity'), many: text('Actions', 'Activities') },
  title: ['subject'],
  subtitle: ['place'],
  defaultSort: 'dueAt',
  searchable: true,
  ownerField: 'ownerId',
  filters: [overdueFilter],
});
