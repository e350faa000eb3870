export { explainingConstraints, unknownRecord } from './constraint-refusals.js';
export { attachment } from './content-disposition.js';
export * from './custom/index.js';
export { type ExportFormat, ExportInput, exportFormats, VaultExportInput } from './export-input.js';
export { ExportLog, type ExportLogEntry } from './export-log.js';
export {
  type FieldFormat,
  type FieldInfo,
  type FieldKind,
  type FieldOptions,
  fieldsOf,
  message,
  rule,
  textRule,
} from './field.js';
export {
  BooleanField,
  ChoiceField,
  ChoicesField,
  DateField,
  DecimalField,
  EmailField,
  holdsObjects,
  IdField,
  InstantField,
  IntegerField,
  isDay,
  ListField,
  TextField,
} from './fields.js';
export { type ImportedInput, type ImportedRecord, type ImportRemark, ownerName } from './import-input.js';
export { type InputOf, inputOf } from './inputs.js';
export { type ListFilter, type ListQuery, type Page, parseListQuery } from './list-query.js';
export { namingFields } from './matches-statement.js';
export { MomentField } from './moment-field.js';
export { noteChanges } from './noted-changes.js';
export { historyOf, pageOf } from './record-answers.js';
export { BusinessRecord, type Origin, origins, RecordEntity } from './record-entity.js';
export { type ExportedFile, RecordExporter } from './record-exporter.js';
export { type HistoryChange, type HistoryEntry, RecordHistory } from './record-history.js';
export { RecordRegistry, type RegisteredRecord } from './record-registry.js';
export {
  type RecordAction,
  type RecordOptions,
  RecordType,
  recordActions,
  type Visibility,
} from './record-type.js';
export { DescribeListQuery, recordsController } from './records-controller.js';
export { RecordsRepository } from './records-repository.js';
export { RecordsService } from './records-service.js';
export type { Conditions, OwnCondition } from './statement-conditions.js';
export { mostTagsOfInstance, tagNamesIn, tidyName } from './tag-names.rules.js';
export { TagProblems } from './tags.problems.js';
export { lockTags, tagIdsByName } from './tags-by-name.js';
export { mostTags, TagsField } from './tags-field.js';
