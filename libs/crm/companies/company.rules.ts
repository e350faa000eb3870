import { type FieldError, frenchVatNumber, isSiren, isSiret, isVatNumber, text } from '#kernel';
import { type InputOf, message, rule } from '#runtime';
import type { Company } from './company.entity.js';

export const companyKinds = [
  'prospect',
  'customer',
  'supplier',
  'subcontractor',
  'partner',
  'principal-contractor',
  'condominium',
  'public-body',
  'household',
] as const;

const textRule = (
  name: string,
  check: (value: string) => boolean,
  fr: string,
  en: string,
): PropertyDecorator =>
  rule(name, (value) => value === null || (typeof value === 'string' && check(value)), message(fr, en));

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
  textRule('vat', isVatNumber, "Ce numéro de TVA n'est pas valable.", 'This VAT number is not valid.');

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

/** A SIRET tells its SIREN, and a SIREN its VAT number: what was not typed is filled in. */
export function completeIdentifiers(input: InputOf<Company>, before: Company | undefined): InputOf<Company> {
  const siret = input.siret === undefined ? before?.siret : input.siret;
  const siren = (input.siren === undefined ? before?.siren : input.siren) ?? siret?.slice(0, 9);
  const complete = { ...input };
  if (siren && siren !== before?.siren && input.siren == null && input.siret) complete.siren = siren;
  const vatNumber = input.vatNumber === undefined ? before?.vatNumber : input.vatNumber;
  if (siren && input.vatNumber === undefined && !vatNumber) complete.vatNumber = frenchVatNumber(siren);
  return complete;
}

/** The identifiers of one company must name one company. */
export function checkIdentifiers(input: InputOf<Company>, before: Company | undefined): FieldError[] {
  const siren = input.siren === undefined ? before?.siren : input.siren;
  const siret = input.siret === undefined ? before?.siret : input.siret;
  if (!siren || !siret || siret.startsWith(siren)) return [];
  return [
    {
      field: 'siret',
      code: 'siren-mismatch',
      message: text(
        `Ce SIRET n'est pas celui du SIREN ${siren}.`,
        `This SIRET does not belong to SIREN ${siren}.`,
      ),
    },
  ];
}
