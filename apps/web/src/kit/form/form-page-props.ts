import type { ReactNode } from 'react';
import type { AnyRecord, RecordScreens } from '../records/define-record';
import type { Values } from './values';

export interface FormPageProps {
  record: RecordScreens;
  /** What a new record begins with. */
  defaultValues?: Values;
  /** Where one goes after saving; the record's page when nothing is said. */
  redirect?: 'page' | 'list' | 'back' | ((record: AnyRecord) => string);
  /** Last change to what is sent. */
  transform?: (values: Values) => Values;
  children: ReactNode;
}
