import { isSiren, isSiret, isVatNumber } from '#kernel';
import { textRule } from '../records/field.js';

/** A SIREN that INSEE could have given. */
export const sirenRule = (): PropertyDecorator =>
  textRule(
    'siren',
    isSiren,
    'Ce SIREN est faux : 9 chiffres et leur clé.',
    'This SIREN is wrong: 9 digits with their key.',
  );

export const siretRule = (): PropertyDecorator =>
  textRule(
    'siret',
    isSiret,
    'Ce SIRET est faux : 14 chiffres et leur clé.',
    'This SIRET is wrong: 14 digits with their key.',
  );

export const vatRule = (): PropertyDecorator =>
  textRule('vat', isVatNumber, 'Ce numéro de TVA n’est pas valable.', 'This VAT number is not valid.');

/** NAF rév. 2 (décret 2007-1888) or 2025: four digits and a letter, with or without its dot. */
export const nafRule = (): PropertyDecorator =>
  textRule(
    'naf',
    (value) => /^\d{4}[A-Z]$/.test(value),
    'Un code NAF comme 4332A est attendu.',
    'A NAF code such as 4332A is expected.',
  );

export const websiteRule = (): PropertyDecorator =>
  textRule(
    'website',
    (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
    'Une adresse qui commence par https:// est attendue.',
    'An address that begins with https:// is expected.',
  );
