import { Entity } from 'typeorm';
import { text } from '#kernel';
import {
  type Actor,
  BooleanField,
  BusinessRecord,
  IdField,
  inputOf,
  type RecordAction,
  RecordType,
  TextField,
} from '#runtime';

/** A letter that people write again and again, with fields that are filled in for whom it goes to. */
@Entity('crm_mail_template')
export class MailTemplate extends BusinessRecord {
  @TextField({
    label: text('Nom', 'Name'),
    max: 120,
    required: true,
    sortable: true,
    filterable: true,
    example: 'Relance après devis',
  })
  name!: string;

  @TextField({ label: text('Objet', 'Subject'), max: 500, required: true })
  subject!: string;

  @TextField({ label: text('Texte', 'Text'), max: 50_000, required: true })
  body!: string;

  @BooleanField({
    label: text('Pour tous', 'For everybody'),
    default: false,
    sortable: true,
    filterable: true,
  })
  shared!: boolean;

  @IdField({ label: text('De qui', 'Whose'), to: 'identity.user', byCommand: true, filterable: true })
  ownerId!: string | null;
}

export class MailTemplateInput extends inputOf(MailTemplate) {}

/** One's own, and those that are for everybody. */
const ownOrShared = (
  { kind, userId }: Pick<Actor, 'kind' | 'userId'>,
  _action: RecordAction,
  bind: (value: unknown) => string,
): string | undefined =>
  kind === 'system' ? undefined : `(shared OR owner_id = ${bind(userId ?? null)}::uuid)`;

export const mailTemplateType = new RecordType<MailTemplate>({
  name: 'crm.mail-template',
  path: 'crm/mail-templates',
  table: 'crm_mail_template',
  entity: MailTemplate,
  label: {
    one: text('Modèle d’e-mail', 'E-mail template'),
    many: text('Modèles d’e-mails', 'E-mail templates'),
  },
  title: ['name'],
  subtitle: ['subject'],
  defaultSort: 'name',
  searchable: true,
  ownerField: 'ownerId',
  visibility: ownOrShared,
});
