export {
  type CustomChoice,
  type CustomDefinition,
  type CustomField,
  type CustomKind,
  customField,
  customKinds,
  fieldSteps,
  isCustom,
} from './custom-field.js';
export { customFieldsOf } from './custom-fields.js';
export { withCustomImports } from './custom-import.js';
export { carriedCustom, customBackTo, flatCustom, nestCustom } from './custom-records.js';
export { placeOf } from './custom-sql.js';
export { type CustomValues, checkCustom } from './custom-values.js';
export { CustomValuesField } from './custom-values-field.js';
