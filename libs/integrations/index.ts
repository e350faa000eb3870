export { type ImportOptions, ImportService } from './imports/import.service.js';
export type { Counts, ImportReport, ReportedFinding, StepCounts } from './imports/import-report.js';
export type {
  ImportState,
  ImportSummary,
  KeptRecord,
  StoredFinding,
  StoredImport,
} from './imports/imports.repository.js';
export { IntegrationsModule } from './integrations.module.js';
export { IntegrationsProblems } from './integrations.problems.js';
