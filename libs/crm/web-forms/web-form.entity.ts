import { Entity } from 'typeorm';
import { languages, text } from '#kernel';
import {
  BooleanField,
  ChoiceField,
  IdField,
  InstantField,
  IntegerField,
  inputOf,
  ListField,
  RecordEntity,
  RecordType,
  TextField,
  textRule,
} from '#runtime';
import { type FormFieldName, formFieldNames } from './form-fields.js';
import { isSite, siteOf } from './sites.js';
import { type WebFormState, webFormStates } from './web-form-states.js';

/** A field of the form, in its place. */
export class FormFieldPart {
  @ChoiceField({ label: text('Champ', 'Field'), choices: formFieldNames, required: true })
  name!: FormFieldName;

  /** What the page shows; the field's own label where it is empty. */
  @TextField({ label: text('Libellé', 'Label'), max: 100 })
  label?: string | null;

  @BooleanField({ label: text('Obligatoire', 'Required'), default: false })
  required?: boolean;

  @TextField({ label: text('Aide', 'Help'), max: 200 })
  help?: string | null;
}

/** A site that may show the form. */
export class SitePart {
  @TextField({
    label: text('Adresse du site', 'Address of the site'),
    required: true,
    normalise: siteOf,
    rules: [
      textRule(
        'site',
        isSite,
        'Une adresse comme https://www.exemple.fr est attendue.',
        'An address such as https://www.example.com is expected.',
      ),
    ],
    example: 'https://www.exemple.fr',
  })
  origin!: string;
}

export const routings = ['none', 'user', 'team'] as const;

/** A form of the client's own site, from which leads come in: only on the client's written request. */
@Entity('crm_web_form')
export class WebForm extends RecordEntity {
  @TextField({
    label: text('Nom', 'Name'),
    required: true,
    sortable: true,
    filterable: true,
    example: 'Demande de devis',
  })
  name!: string;

  @ChoiceField({
    label: text('État', 'State'),
    choices: webFormStates,
    default: 'draft',
    byCommand: true,
    sortable: true,
    filterable: true,
  })
  state!: WebFormState;

  @TextField({ label: text('Clé publique', 'Public key'), byCommand: true, filledIn: true })
  publicKey!: string;

  @ChoiceField({ label: text('Langue', 'Language'), choices: languages, default: 'fr' })
  language!: (typeof languages)[number];

  @IdField({
    label: text('Demande écrite du client', 'Written request of the client'),
    to: 'workspace.client-request',
    filterable: true,
  })
  requestId!: string | null;

  @ListField({ label: text('Champs', 'Fields'), of: FormFieldPart })
  fields!: FormFieldPart[];

  @TextField({ label: text('Texte du bouton', 'Text of the button'), max: 40 })
  submitLabel!: string | null;

  @TextField({ label: text('Finalité', 'Purpose'), max: 500, format: 'multiline', required: true })
  purpose!: string;

  @TextField({ label: text('Mention d’information', 'Notice'), max: 4000, required: true })
  notice!: string;

  /** Raised with each change of what people read; see crm_web_form_wording. */
  @IntegerField({
    label: text('Version des textes', 'Version of the texts'),
    min: 1,
    default: 1,
    byCommand: true,
  })
  wordingVersion!: number;

  @TextField({
    label: text('Case d’accord pour les envois commerciaux', 'Box to agree to commercial mailings'),
    max: 500,
    format: 'multiline',
  })
  consentText!: string | null;

  @BooleanField({
    label: text(
      'Accord confirmé par e-mail (double opt-in)',
      'Agreement confirmed by e-mail (double opt-in)',
    ),
    default: true,
  })
  doubleOptIn!: boolean;

  @TextField({ label: text('Remerciement', 'Thanks'), max: 1000 })
  thankYouText!: string | null;

  @TextField({
    label: text('Page de remerciement', 'Page of thanks'),
    max: 500,
    format: 'url',
    rules: [
      textRule(
        'https',
        (value) => URL.canParse(value) && new URL(value).protocol === 'https:',
        'Une adresse qui commence par https:// est attendue.',
        'An address that begins with https:// is expected.',
      ),
    ],
  })
  thankYouUrl!: string | null;

  @ListField({ label: text('Sites', 'Sites'), of: SitePart })
  sites!: SitePart[];

  @ChoiceField({ label: text('Attribution', 'Routing'), choices: routings, default: 'none' })
  routing!: (typeof routings)[number];

  @IdField({ label: text('Responsable des pistes', 'Owner of the leads'), to: 'identity.user' })
  routeUserId!: string | null;

  @IdField({ label: text('Équipe, à tour de rôle', 'Team, in turn'), to: 'identity.team' })
  routeTeamId!: string | null;

  @TextField({ label: text('Source ou campagne', 'Source or campaign'), filterable: true })
  source!: string | null;

  @InstantField({ label: text('Ouvert le', 'Opened at'), byCommand: true })
  openedAt!: Date | null;

  @InstantField({ label: text('Fermé le', 'Closed at'), byCommand: true })
  closedAt!: Date | null;

  @TextField({ label: text('Fermé parce que', 'Closed because'), max: 1000, byCommand: true })
  closedReason!: string | null;
}

export class WebFormInput extends inputOf(WebForm) {}

export class WebFormClosingInput {
  @TextField({ label: text('Motif', 'Reason'), max: 1000 })
  reason?: string | null;
}

export const webFormType = new RecordType<WebForm>({
  name: 'crm.web-form',
  path: 'crm/web-forms',
  table: 'crm_web_form',
  entity: WebForm,
  label: { one: text('Formulaire web', 'Web form'), many: text('Formulaires web', 'Web forms') },
  title: ['name'],
  subtitle: ['source'],
  defaultSort: 'createdAt',
  defaultOrder: 'desc',
  searchable: true,
});
