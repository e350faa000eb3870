import { type FieldError, text } from '#kernel';
import type { InputOf } from '#runtime';
import type { Employee } from './employee.entity.js';

/** Nobody younger may work, not even in their holidays (Code du travail, art. L4153-1 and L4153-3). */
const youngestAge = 14;
const firstBirthDate = '1900-01-01';

/** What a record will say once an input has changed it. */
export const merged = (input: InputOf<Employee>, before: Employee | undefined): Partial<Employee> => ({
  ...before,
  ...Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)),
});

const error = (field: keyof Employee, code: string, fr: string, en: string): FieldError => ({
  field,
  code,
  message: text(fr, en),
});

/** Whole years between two days; the birthday itself counts. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** Refuses dates that contradict each other. Only what an input touches is looked at. */
export function checkDates(
  input: InputOf<Employee>,
  before: Employee | undefined,
  today: string,
): FieldError[] {
  const { birthDate, hiredOn, leftOn, residencePermitNumber, residencePermitExpiresOn } = merged(
    input,
    before,
  );
  const touches = (...fields: (keyof InputOf<Employee>)[]) =>
    fields.some((field) => input[field] !== undefined);
  const errors: FieldError[] = [];
  if (birthDate && touches('birthDate') && (birthDate >= today || birthDate < firstBirthDate)) {
    errors.push(
      error(
        'birthDate',
        'range',
        'Une date de naissance passée est attendue.',
        'A past date of birth is expected.',
      ),
    );
  } else if (
    birthDate &&
    hiredOn &&
    touches('birthDate', 'hiredOn') &&
    ageOn(birthDate, hiredOn) < youngestAge
  ) {
    errors.push(
      error(
        touches('hiredOn') ? 'hiredOn' : 'birthDate',
        'too-young',
        `Nul ne peut être employé avant ${youngestAge} ans.`,
        `Nobody may be employed before the age of ${youngestAge}.`,
      ),
    );
  }
  if (hiredOn && leftOn && touches('hiredOn', 'leftOn') && leftOn < hiredOn) {
    errors.push(
      error(
        touches('leftOn') ? 'leftOn' : 'hiredOn',
        'order',
        'La sortie ne peut pas précéder l’entrée.',
        'The exit cannot come before the entry.',
      ),
    );
  }
  if (
    residencePermitExpiresOn &&
    !residencePermitNumber &&
    touches('residencePermitExpiresOn', 'residencePermitNumber')
  ) {
    errors.push(
      error(
        'residencePermitNumber',
        'required',
        'Le numéro du titre de séjour est attendu avec sa fin de validité.',
        'The number of the residence permit is expected with its expiry.',
      ),
    );
  }
  return errors;
}
