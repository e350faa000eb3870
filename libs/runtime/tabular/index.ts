export { neutraliseFormula } from './neutralise.js';
export { readTable } from './read-table.js';
export type { TableColumn, TableRecords } from './table-column.js';
export {
  type TableDefect,
  type TableDefectCode,
  TableError,
  type TableErrorCode,
  type TableMessages,
} from './table-error.js';
export { isTableDefect, type Table, type TableFormat, type TableRow } from './table-format.js';
export { type CsvOptions, writeCsv } from './write-csv.js';
export { writeXlsx, type XlsxOptions } from './write-xlsx.js';
