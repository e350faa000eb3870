export { Backups } from './backups';
export { RestoreDesk } from './desk/restore-desk';
export { ComparisonPage } from './inspections/comparison-page';
export { InspectedList } from './inspections/inspected-list';
export { InspectionPage } from './inspections/inspection-page';
export { RecordCopies } from './inspections/record-copies';
export { BackupWatch } from './watch/backup-watch';
