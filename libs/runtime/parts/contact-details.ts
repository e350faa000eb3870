import { isValidPhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { text } from '#kernel';
import { type FieldOptions, message, rule } from '../records/field.js';
import { ChoiceField, EmailField, TextField } from '../records/fields.js';

/** Labels of e-mails, phones and addresses. */
export const contactPlaces = ['work', 'home', 'mobile', 'billing', 'site', 'other'] as const;

/** What people type as a phone number in E.164; French numbers need no prefix. What cannot be read stays as it is. */
const toE164 = (value: string): string => {
  const parsed = parsePhoneNumberFromString(value, 'FR');
  return parsed?.isPossible() ? parsed.number : value;
};

/** Whether a text is an E.164 number that the numbering plan of its country allows. */
const isPhone = (value: unknown): boolean => typeof value === 'string' && isValidPhoneNumber(value);

const phoneRule = (): PropertyDecorator =>
  rule(
    'phone',
    isPhone,
    message('Ce numéro de téléphone n’est pas valable.', 'This phone number is not valid.'),
  );

/** A phone number, stored as E.164. */
export const PhoneField = (options: FieldOptions): PropertyDecorator =>
  TextField({ ...options, max: 30, format: 'phone', normalise: toE164, rules: [phoneRule()] });

/** A country as two letters (ISO 3166-1 alpha-2). */
export const CountryField = (options: FieldOptions): PropertyDecorator =>
  TextField({
    ...options,
    max: 2,
    format: 'country',
    normalise: (value) => value.toUpperCase(),
    rules: [
      rule(
        'country',
        (value) => value === null || (typeof value === 'string' && /^[A-Z]{2}$/.test(value)),
        message('Un code de pays à deux lettres est attendu.', 'A two-letter country code is expected.'),
      ),
    ],
  });

/** One e-mail address of a person. */
export class EmailPart {
  @ChoiceField({ label: text('Type', 'Kind'), choices: contactPlaces, default: 'work' })
  label?: string;

  @EmailField({ label: text('Adresse e-mail', 'E-mail address'), required: true })
  address!: string;
}

/** One phone number, stored as E.164. */
export class PhonePart {
  @ChoiceField({ label: text('Type', 'Kind'), choices: contactPlaces, default: 'work' })
  label?: string;

  @PhoneField({ label: text('Numéro', 'Number'), required: true, example: '+33240000000' })
  number!: string;
}

/** A postal address (NF Z10-011 has at most six lines of 38 characters; older files have longer ones). */
export class AddressPart {
  @ChoiceField({ label: text('Type', 'Kind'), choices: contactPlaces, default: 'work' })
  label?: string;

  @TextField({ label: text('Rue', 'Street'), max: 200 })
  line1?: string | null;

  @TextField({ label: text('Complément d’adresse', 'Second line'), max: 200 })
  line2?: string | null;

  @TextField({ label: text('Code postal', 'Postal code'), max: 15 })
  postalCode?: string | null;

  @TextField({ label: text('Ville', 'City'), max: 100 })
  city?: string | null;

  @TextField({ label: text('Région', 'State or region'), max: 100 })
  region?: string | null;

  @CountryField({ label: text('Pays (code ISO 3166-1)', 'Country (ISO 3166-1 code)'), example: 'FR' })
  country?: string | null;
}
