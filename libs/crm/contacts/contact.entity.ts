import { Entity } from 'typeorm';
import { text } from '#kernel';
import {
  AddressPart,
  BooleanField,
  BusinessRecord,
  ChoiceField,
  type CustomValues,
  CustomValuesField,
  EmailPart,
  type FieldInfo,
  IdField,
  InstantField,
  inputOf,
  ListField,
  PhonePart,
  RecordType,
  TagsField,
  TextField,
} from '#runtime';

/** A person that the instance's company knows, in any number of companies. */
@Entity('crm_contact')
export class Contact extends BusinessRecord {
  @ChoiceField({ label: text('Civilité', 'Civility'), choices: ['mr', 'mrs', 'mx'] })
  civility!: string | null;

  @TextField({ label: text('Prénom', 'First name'), max: 100, default: '', sortable: true, filterable: true })
  firstName!: string;

  @TextField({ label: text('Nom', 'Last name'), max: 100, required: true, sortable: true, filterable: true })
  lastName!: string;

  @TextField({ label: text('Fonction', 'Job title'), max: 150 })
  jobTitle!: string | null;

  @ListField({ label: text('E-mails', 'E-mails'), of: EmailPart })
  emails!: EmailPart[];

  @ListField({ label: text('Téléphones', 'Phones'), of: PhonePart })
  phones!: PhonePart[];

  @ListField({ label: text('Adresses', 'Addresses'), of: AddressPart })
  addresses!: AddressPart[];

  @ChoiceField({
    label: text('Langue', 'Language'),
    choices: ['fr', 'en', 'de', 'es', 'it', 'pt', 'nl', 'other'],
    default: 'fr',
    filterable: true,
  })
  language!: string;

  @ChoiceField({
    label: text('Canal préféré', 'Preferred channel'),
    choices: ['email', 'phone', 'sms', 'letter'],
    filterable: true,
  })
  preferredChannel!: string | null;

  @BooleanField({ label: text('Ne pas appeler', 'Do not call'), default: false, filterable: true })
  doNotCall!: boolean;

  @BooleanField({
    label: text('Désabonné des e-mails', 'Opted out of e-mails'),
    default: false,
    filterable: true,
  })
  emailOptOut!: boolean;

  @IdField({ label: text('Responsable', 'Owner'), to: 'identity.user', filterable: true })
  ownerId!: string | null;

  @TextField({ label: text('Source', 'Source'), max: 100, filterable: true })
  source!: string | null;

  @TagsField()
  tagIds!: string[];

  @TextField({ label: text('Notes', 'Notes'), max: 10_000 })
  notes!: string | null;

  @TextField({ label: text('Identifiant externe', 'External id'), max: 100, filterable: true })
  externalId!: string | null;

  @TextField({
    label: text('E-mail principal', 'Main e-mail'),
    format: 'email',
    readOnly: true,
    filterable: true,
  })
  email!: string | null;

  @TextField({
    label: text('Téléphone principal', 'Main phone'),
    format: 'phone',
    readOnly: true,
    filterable: true,
  })
  phone!: string | null;

  @TextField({ label: text('Ville', 'City'), readOnly: true, sortable: true, filterable: true })
  city!: string | null;

  @TextField({ label: text('Code postal', 'Postal code'), readOnly: true, filterable: true })
  postalCode!: string | null;

  @InstantField({ label: text('Dernier contact', 'Last contact'), sortable: true, filterable: true })
  lastContactAt!: Date | null;

  /** The last time that the contact came to us: from then on counts how long a prospect is kept (CRM-5). */
  @InstantField({
    label: text('Dernière prise de contact', 'Last inbound'),
    sortable: true,
    filterable: true,
  })
  lastInboundAt!: Date | null;

  /** Nothing identifies the person any more (CRM-5): what is left is for statistics. */
  @InstantField({ label: text('Anonymisé le', 'Anonymised at'), filterable: true })
  anonymisedAt!: Date | null;

  @CustomValuesField()
  custom!: CustomValues;
}

export class ContactInput extends inputOf(Contact) {}

/** Contacts in a segment: no column, `contacts.repository.ts` knows what it means. */
export const segmentFilter: FieldInfo = {
  name: 'segmentId',
  column: 'id',
  kind: 'id',
  to: 'crm.segment',
  label: text('Segment', 'Segment'),
  filterable: true,
};

export const contactType = new RecordType<Contact>({
  name: 'crm.contact',
  path: 'crm/contacts',
  table: 'crm_contact',
  entity: Contact,
  label: { one: text('Contact', 'Contact'), many: text('Contacts', 'Contacts') },
  title: ['firstName', 'lastName'],
  subtitle: ['jobTitle', 'email', 'phone', 'city'],
  person: true,
  defaultSort: 'lastName',
  searchable: true,
  ownerField: 'ownerId',
  filters: [segmentFilter],
});
