import type { AnyRecord, RecordScreens } from '../records/define-record';
import { FormDialog } from './form-dialog';
import { namedAs, quickFieldsOf } from './quick-fields';

interface QuickCreateProps {
  screens: RecordScreens;
  /** What was searched in vain: the beginning of the new record's name. */
  typed: string;
  onClose: () => void;
  onCreated: (record: AnyRecord) => void;
}

/** A new record from a field that points to it, with no more than it needs. */
export function QuickCreate({ screens, typed, onClose, onCreated }: QuickCreateProps) {
  return (
    <FormDialog
      record={screens}
      fields={quickFieldsOf(screens)}
      defaultValues={namedAs(screens.quick ? { title: screens.quick.name } : screens.meta, typed)}
      onClose={onClose}
      onSaved={onCreated}
    />
  );
}
