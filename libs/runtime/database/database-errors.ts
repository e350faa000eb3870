import { CommonProblems, Problem } from '#kernel';
import { pg } from './driver.js';

/**
 * Turns the refusals of PostgreSQL that a user can cause into problems; what remains is a fault of ours.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function translateDatabaseError(error: unknown): unknown {
  const found = error instanceof pg.DatabaseError ? error : (error as { driverError?: unknown })?.driverError;
  if (!(found instanceof pg.DatabaseError)) return error;
  switch (found.code) {
    case '23505':
      return new Problem(CommonProblems.ALREADY_EXISTS, { cause: error });
    case '23503':
      return new Problem(CommonProblems.STILL_REFERENCED, { cause: error });
    case '40001':
    case '40P01':
    case '55P03':
    case '57014':
    case '57P01':
    case '57P02':
    case '57P03':
    case '53300':
    // The schema was taken away under the unit: the instance is being suspended, restored or erased.
    case '3F000':
    case '42P01':
      return new Problem(CommonProblems.UNAVAILABLE, { cause: error });
    // A text that PostgreSQL cannot store: NUL, or a lone surrogate.
    case '22021':
    case '22P05':
      return new Problem(CommonProblems.MALFORMED_REQUEST, { cause: error });
    default:
      return error;
  }
}

/** The name of the constraint that refused a write, so that a module can say which field is at fault. */
export function violatedConstraint(error: unknown): string | undefined {
  for (let each = error; each instanceof Error; each = each.cause) {
    if (each instanceof pg.DatabaseError) return each.constraint;
  }
  return undefined;
}
