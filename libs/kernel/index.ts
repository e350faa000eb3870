export { CommonProblems } from './common-problems.js';
export { folded } from './folded.js';
export { compactIdentifier, frenchVatNumber, isSiren, isSiret, isVatNumber } from './french-identifiers.js';
export { isId, newId } from './id.js';
export {
  defineProblems,
  type FieldError,
  Problem,
  type ProblemCategory,
  type ProblemDetails,
  type ProblemKind,
} from './problem.js';
export {
  easterSunday,
  type HolidayZone,
  holidayZones,
  isWorkingDay,
  publicHolidays,
} from './public-holidays.js';
export { StateMachine, StateProblems, type StateTable, type Transition } from './state-machine.js';
export { type Language, languages, preferredLanguage, type Text, text } from './text.js';
export { addDays, addMonths, dayIn, instantOfWallTime, startOfDay, wallTimeOf } from './zoned-time.js';
