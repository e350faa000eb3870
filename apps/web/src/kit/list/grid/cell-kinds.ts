import type { FieldMeta } from '@/api/record-meta';

export const isNumber = ({ kind }: FieldMeta): boolean => kind === 'integer' || kind === 'decimal';

/** Whether a value is written in its cell; lists and long texts are written on the record's page. */
export const isWrittenInCell = ({ readOnly, kind, format }: FieldMeta): boolean =>
  !readOnly && kind !== 'list' && format !== 'multiline';
