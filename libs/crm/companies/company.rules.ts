import { type FieldError, frenchVatNumber, text } from '#kernel';
import type { InputOf } from '#runtime';
import type { Company } from './company.entity.js';

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
        `Ce SIRET n’est pas celui du SIREN ${siren}.`,
        `This SIRET does not belong to SIREN ${siren}.`,
      ),
    },
  ];
}
