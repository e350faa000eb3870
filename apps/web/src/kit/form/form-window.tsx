import { Button, Dialog, DialogActions, DialogContent, DialogTitle, useMediaQuery } from '@mui/material';
import { type ReactNode, useId, useRef, useState } from 'react';
import { useLocalText, useText } from '@/i18n/use-text';
import { FieldInput } from '../inputs/field-input';
import type { AnyRecord, RecordScreens } from '../records/define-record';
import { RecordProvider } from '../records/record-context';
import { ConflictDialog } from './conflict-dialog';
import { CustomSection } from './custom-section';
import { FormNotice } from './form-notice';
import { FormShell } from './form-shell';
import { LeaveDialog } from './leave-guard';
import { SectionColumns } from './section-columns';
import { StoredRecordProvider } from './stored-record';
import { useRecordForm } from './use-record-form';
import { useSaveShortcut } from './use-save-shortcut';
import type { Values } from './values';

export interface FormDialogProps {
  record: RecordScreens;
  /** The record to change, as it is stored; a new one when absent. */
  stored?: AnyRecord | undefined;
  defaultValues?: Values | undefined;
  transform?: ((values: Values) => Values) | undefined;
  /** Already worded; otherwise the record's own name. */
  title?: string | undefined;
  /** Names of the fields, when no children say more. */
  fields?: readonly string[] | undefined;
  onClose: () => void;
  onSaved: (record: AnyRecord) => void;
  children?: ReactNode;
}

/** What `FormDialog` shows once its inputs are there. */
export function FormWindow(props: FormDialogProps) {
  const {
    record: screens,
    stored,
    defaultValues,
    transform,
    title,
    fields = [],
    onClose,
    onSaved,
    children,
  } = props;
  const text = useText();
  const local = useLocalText();
  const id = useId();
  const narrow = useMediaQuery('(max-width: 599px)');
  const saved = useRef(false);
  const [leaving, setLeaving] = useState(false);
  const form = useRecordForm({
    screens,
    record: stored,
    defaultValues,
    transform,
    onSaved: (record) => {
      saved.current = true;
      onSaved(record);
    },
  });
  const save = () => void form.submit();
  useSaveShortcut(form.element, save);
  const close = () => (!saved.current && form.differs() ? setLeaving(true) : onClose());
  const name =
    title ??
    (stored
      ? screens.title(stored)
      : text('form.page.create', { name: local(screens.meta.label.one).toLowerCase() }));
  return (
    <Dialog open onClose={close} aria-labelledby={id} maxWidth="sm" fullWidth fullScreen={narrow}>
      <DialogTitle id={id}>{name}</DialogTitle>
      <DialogContent>
        <RecordProvider screens={screens} mode="form" writable Input={FieldInput}>
          <StoredRecordProvider value={form.stored}>
            <FormShell state={form} label={name} enterSends onSubmit={save}>
              <FormNotice screens={screens} stored={form.stored} />
              {children ?? (
                <SectionColumns columns={1}>
                  {fields.map((field, at) => (
                    <FieldInput key={field} screens={screens} name={field} autoFocus={at === 0} />
                  ))}
                </SectionColumns>
              )}
              {!stored && <CustomSection screens={screens} only="required" except={fields} />}
              {/* Enter in a line of text sends a form only when it has a button for it. */}
              <button type="submit" hidden aria-hidden tabIndex={-1} />
            </FormShell>
          </StoredRecordProvider>
        </RecordProvider>
      </DialogContent>
      <DialogActions>
        <Button onClick={close}>{text('form.action.cancel')}</Button>
        <Button variant="contained" onClick={save} loading={form.busy}>
          {text('form.action.save')}
        </Button>
      </DialogActions>
      {form.conflict && (
        <ConflictDialog
          screens={screens}
          pending={form.conflict}
          onChoose={form.choose}
          onClose={form.giveUpConflict}
        />
      )}
      <LeaveDialog open={leaving} onStay={() => setLeaving(false)} onDiscard={onClose} />
    </Dialog>
  );
}
