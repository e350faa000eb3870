import { CopyScope } from './copy-scope.js';
import { InspectedRecords } from './inspected-records.service.js';
import { InspectionsRepository } from './inspections.repository.js';
import { Inspections } from './inspections.service.js';
import { RecordKinds } from './record-kinds.js';

/** What looks into copies. */
export const inspectionProviders = [
  CopyScope,
  InspectedRecords,
  Inspections,
  InspectionsRepository,
  RecordKinds,
];
