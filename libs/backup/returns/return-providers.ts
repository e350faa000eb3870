import { DependantsRepository } from './dependants.repository.js';
import { RecordReturn } from './record-return.service.js';
import { RestoreHistory } from './restore-history.js';
import { ReturnLog } from './return-log.js';
import { ReturnedFiles } from './returned-files.js';
import { RowLinksRepository } from './row-links.repository.js';
import { RowReturnRepository } from './row-return.repository.js';
import { RowReturns } from './row-returns.js';
import { TableReturn } from './table-return.service.js';

/** What brings records back from open copies. */
export const returnProviders = [
  DependantsRepository,
  RecordReturn,
  RestoreHistory,
  ReturnLog,
  ReturnedFiles,
  RowLinksRepository,
  RowReturnRepository,
  RowReturns,
  TableReturn,
];
