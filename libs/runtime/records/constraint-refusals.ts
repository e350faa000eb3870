import { CommonProblems, Problem, text } from '#kernel';
import { translateDatabaseError, violatedConstraint } from '../database/database-errors.js';
import type { RecordType } from './record-type.js';

/**
 * Does a write of a record; where PostgreSQL refuses it by a constraint, says which field is at fault. Rules check
 * first, but only the constraint is right when two write at once.
 * @throws Problem ALREADY_EXISTS for a value that another record has, INVALID_INPUT for a record that is not there.
 */
export async function explainingConstraints<T>(
  type: Pick<RecordType, 'fieldOfConstraint'>,
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await write();
  } catch (cause) {
    const problem = translateDatabaseError(cause);
    const field = type.fieldOfConstraint(violatedConstraint(cause) ?? '')?.name;
    if (!(problem instanceof Problem) || !field) throw cause;
    if (problem.kind === CommonProblems.ALREADY_EXISTS) {
      const message = text(
        'Une autre fiche porte déjà cette valeur.',
        'Another record already has this value.',
      );
      throw new Problem(CommonProblems.ALREADY_EXISTS, {
        errors: [{ field, code: 'taken', message }],
        cause,
      });
    }
    if (problem.kind === CommonProblems.STILL_REFERENCED) {
      throw new Problem(CommonProblems.INVALID_INPUT, { errors: [unknownRecord(field)], cause });
    }
    throw cause;
  }
}

/** The error of a field that names a record which does not exist, or not for the actor. */
export const unknownRecord = (field: string) => ({
  field,
  code: 'unknown-record',
  message: text('Cette fiche n’existe pas.', 'This record does not exist.'),
});
