export { ImportList } from './list/import-list';
export { ImportPage } from './report/import-page';
export { ImportWizard } from './wizard/import-wizard';
