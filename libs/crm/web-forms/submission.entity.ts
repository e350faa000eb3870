import { Entity } from 'typeorm';
import { text } from '#kernel';
import {
  BooleanField,
  ChoiceField,
  IdField,
  InstantField,
  IntegerField,
  ListField,
  RecordEntity,
  RecordType,
  TextField,
} from '#runtime';

export const submissionStates = ['received', 'pending-confirmation', 'confirmed', 'spam'] as const;
export type SubmissionState = (typeof submissionStates)[number];

export class SubmittedAnswerPart {
  @TextField({ label: text('Champ', 'Field'), max: 60 })
  name!: string;

  @TextField({ label: text('Réponse', 'Answer'), max: 10_000 })
  value!: string;
}

/** A record that was in the instance already and may be of the same person. */
export class PossibleDuplicatePart {
  @TextField({ label: text('Type de fiche', 'Kind of record') })
  resource!: string;

  @IdField({ label: text('Fiche', 'Record') })
  id!: string;
}

/** What somebody sent by a form: kept as it came, beside the lead that it became. */
@Entity('crm_web_form_submission')
export class Submission extends RecordEntity {
  @IdField({
    label: text('Formulaire', 'Form'),
    to: 'crm.web-form',
    byCommand: true,
    filledIn: true,
    filterable: true,
  })
  formId!: string;

  @IntegerField({
    label: text('Version des textes', 'Version of the texts'),
    byCommand: true,
    filledIn: true,
  })
  wordingVersion!: number;

  @ChoiceField({
    label: text('État', 'State'),
    choices: submissionStates,
    byCommand: true,
    filledIn: true,
    filterable: true,
  })
  state!: SubmissionState;

  @InstantField({
    label: text('Reçu le', 'Received at'),
    byCommand: true,
    filledIn: true,
    sortable: true,
    filterable: true,
  })
  receivedAt!: Date;

  @ListField({ label: text('Réponses', 'Answers'), of: SubmittedAnswerPart, byCommand: true })
  answers!: SubmittedAnswerPart[];

  @IntegerField({
    label: text('Champs non prévus, écartés', 'Fields that the form does not have, dropped'),
    default: 0,
    byCommand: true,
  })
  droppedCount!: number;

  @TextField({
    label: text('Noms des champs écartés', 'Names of the dropped fields'),
    max: 1000,
    byCommand: true,
  })
  droppedNames!: string | null;

  @TextField({ label: text('Page', 'Page'), max: 500, format: 'url', byCommand: true })
  page!: string | null;

  @TextField({ label: text('Adresse réseau', 'Network address'), byCommand: true })
  address!: string | null;

  @TextField({ label: text('Navigateur', 'Browser'), max: 300, byCommand: true })
  userAgent!: string | null;

  @BooleanField({
    label: text('Accord donné', 'Agreement given'),
    default: false,
    byCommand: true,
    filterable: true,
  })
  consentGiven!: boolean;

  @InstantField({ label: text('Accord confirmé le', 'Agreement confirmed at'), byCommand: true })
  confirmedAt!: Date | null;

  @TextField({ label: text('Motif', 'Reason'), byCommand: true })
  reason!: string | null;

  @ListField({
    label: text('Doublons possibles', 'Possible duplicates'),
    of: PossibleDuplicatePart,
    byCommand: true,
  })
  duplicates!: PossibleDuplicatePart[];

  @IdField({ label: text('Piste', 'Lead'), to: 'crm.lead', byCommand: true, filterable: true })
  leadId!: string | null;

  @IdField({ label: text('Responsable', 'Owner'), to: 'identity.user', byCommand: true, filterable: true })
  ownerId!: string | null;
}

export const submissionType = new RecordType<Submission>({
  name: 'crm.web-form-submission',
  path: 'crm/web-form-submissions',
  table: 'crm_web_form_submission',
  entity: Submission,
  label: {
    one: text('Envoi de formulaire', 'Form submission'),
    many: text('Envois de formulaire', 'Form submissions'),
  },
  defaultSort: 'receivedAt',
  defaultOrder: 'desc',
  ownerField: 'ownerId',
});
