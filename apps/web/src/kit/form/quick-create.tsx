import { provideQuickCreate, type QuickCreateProps } from '../inputs/quick-create-slot';
import { FormDialog } from './form-dialog';
import { namedAs, quickFields } from './quick-fields';

/** A new record from a field that points to it, with no more than it needs. */
export function QuickCreate({ screens, typed, onClose, onCreated }: QuickCreateProps) {
  return (
    <FormDialog
      record={screens}
      fields={quickFields(screens.meta)}
      defaultValues={namedAs(screens.meta, typed)}
      onClose={onClose}
      onSaved={onCreated}
    />
  );
}

provideQuickCreate(QuickCreate);
