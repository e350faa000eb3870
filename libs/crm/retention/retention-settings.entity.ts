import { Entity } from 'typeorm';
import { text } from '#kernel';
import {
  ChoiceField,
  InstantField,
  IntegerField,
  inputOf,
  RecordEntity,
  RecordType,
  TextField,
} from '#runtime';
import { usualMonths } from './retention.rules.js';

/** How long prospects are kept, and what happens then. There is one. */
@Entity('crm_retention_settings')
export class RetentionSettings extends RecordEntity {
  @IntegerField({
    label: text('Durée de conservation des prospects (mois)', 'How long prospects are kept (months)'),
    min: 1,
    max: 120,
    default: usualMonths,
  })
  prospectMonths!: number;

  @TextField({ label: text('Motif d’une durée plus longue', 'Why longer than usual'), max: 1000 })
  longerBecause!: string | null;

  @ChoiceField({
    label: text('À l’échéance', 'When the time is over'),
    choices: ['ask', 'anonymise'],
    default: 'ask',
  })
  mode!: 'ask' | 'anonymise';

  @IntegerField({
    label: text('Préavis avant anonymisation (jours)', 'Notice before they are anonymised (days)'),
    min: 7,
    max: 365,
    default: 30,
  })
  noticeDays!: number;

  @IntegerField({
    label: text('Durée des archives (mois)', 'How long archives are kept (months)'),
    min: 1,
    max: 120,
    default: 60,
  })
  archiveMonths!: number;

  @InstantField({ label: text('Dernière recherche', 'Last review') })
  reviewedAt!: Date | null;
}

export class RetentionSettingsInput extends inputOf(RetentionSettings) {}

export const retentionSettingsType = new RecordType<RetentionSettings>({
  name: 'crm.retention-settings',
  path: 'crm/retention-settings',
  table: 'crm_retention_settings',
  entity: RetentionSettings,
  label: {
    one: text('Réglages de conservation', 'Retention settings'),
    many: text('Réglages de conservation', 'Retention settings'),
  },
  defaultSort: 'createdAt',
});
