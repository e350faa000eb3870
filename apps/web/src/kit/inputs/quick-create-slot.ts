import type { ComponentType } from 'react';
import type { AnyRecord, RecordScreens } from '../records/define-record';

export interface QuickCreateProps {
  screens: RecordScreens;
  /** What was searched in vain: the beginning of the new record's name. */
  typed: string;
  onClose: () => void;
  onCreated: (record: AnyRecord) => void;
}

let component: ComponentType<QuickCreateProps> | undefined;

/**
 * The dialog in which a record is created from a field that points to it. Forms hold inputs and inputs open this form:
 * the form says so here, that neither file needs the other twice.
 */
export const provideQuickCreate = (dialog: ComponentType<QuickCreateProps>): void => {
  component = dialog;
};

export const quickCreate = (): ComponentType<QuickCreateProps> | undefined => component;
