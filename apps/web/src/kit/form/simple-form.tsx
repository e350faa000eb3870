import { Button, Stack } from '@mui/material';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useText } from '@/i18n/use-text';
import { FormShell } from './form-shell';
import { SectionColumns } from './section-columns';
import { useServerForm } from './use-server-form';
import type { Values } from './values';

export interface SimpleFormProps<V extends Values = Values> {
  /** Resolves when it is done; an ApiProblem is shown at the fields or above them. */
  onSubmit: (values: V) => Promise<unknown>;
  defaultValues?: Partial<V>;
  /** Keys of the texts. */
  submitLabel?: string;
  label?: string;
  columns?: 1 | 2 | 3;
  /** Empties the form when it is done, as after a change of password. */
  clears?: boolean;
  onCancel?: () => void;
  /** Beside the button. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A short form that is of no record: settings, a password, an invitation. Enter sends it. */
export function SimpleForm<V extends Values = Values>(props: SimpleFormProps<V>) {
  const {
    onSubmit,
    defaultValues = {},
    submitLabel = 'form.action.save',
    label = submitLabel,
    columns = 1,
  } = props;
  const text = useText();
  const [done, setDone] = useState(false);
  const state = useServerForm(defaultValues, async (values, form) => {
    await onSubmit(values as V);
    form.reset(props.clears ? defaultValues : values);
    setDone(true);
  });
  const { form } = state;
  const { isDirty } = form.formState;
  const given = JSON.stringify(defaultValues);
  const shown = useRef(given);
  useEffect(() => {
    // What the server says anew is shown as long as nobody is writing.
    if (isDirty || shown.current === given) return;
    shown.current = given;
    form.reset(JSON.parse(given));
  }, [given, form, isDirty]);
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(() => setDone(false), 4000);
    return () => clearTimeout(timer);
  }, [done]);
  return (
    <FormShell
      state={state}
      label={text(label, { _: label })}
      enterSends
      onSubmit={() => void state.submit()}
    >
      <SectionColumns columns={columns}>{props.children}</SectionColumns>
      <Stack direction="row" sx={{ gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
        <Button type="submit" variant="contained" loading={state.busy}>
          {text(submitLabel, { _: submitLabel })}
        </Button>
        {props.onCancel && <Button onClick={props.onCancel}>{text('form.action.cancel')}</Button>}
        {props.actions}
        <span role="status">{done && text('ra.notification.updated')}</span>
      </Stack>
    </FormShell>
  );
}
