import EditIcon from '@mui/icons-material/EditOutlined';
import { IconButton } from '@mui/material';
import { useRecordContext } from 'ra-core';
import { lazy, type MouseEvent, Suspense, useEffect, useId, useRef, useState } from 'react';
import { useLocalText, useText } from '@/i18n/use-text';
import { CopyButton } from '../page/inline/copy-button';
import { FieldLabel, FieldRow, ValueBox, ValueText } from '../page/inline/field-row';
import { type AnyRecord, fieldOf } from '../records/define-record';
import { useRecordScreens } from '../records/record-context';
import { FieldValue } from './field-value';

/** The inputs come when a hand moves towards a value: reading needs none of them. */
const loadEditor = () => import('../page/inline/inline-editor');
const InlineEditor = lazy(() => loadEditor().then((file) => ({ default: file.InlineEditor })));

const copied = new Set(['email', 'phone', 'siren', 'siret', 'vat', 'iban', 'nir', 'naf']);
const interactive = 'a, button, input, [role="button"]';

/** A field of a record's page: its value, and on click, Enter or F2 an input in its place. */
export function InlineField({ name }: { name: string }) {
  const text = useText();
  const local = useLocalText();
  const { screens, writable } = useRecordScreens();
  const record = useRecordContext<AnyRecord>();
  const [base, setBase] = useState<AnyRecord>();
  const labelId = useId();
  const button = useRef<HTMLButtonElement>(null);
  const comesBack = useRef(false);
  const field = fieldOf(screens, name);
  const label = local(field.label);
  const editing = base !== undefined;
  useEffect(() => {
    if (editing || !comesBack.current) return;
    comesBack.current = false;
    button.current?.focus();
  }, [editing]);
  if (!record) return null;

  const editable = writable && !field.readOnly;
  const value = record[name];
  const begin = () => setBase(record);
  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    // A link in the value is followed, and selecting a text is no wish to write.
    if ((event.target as Element).closest(interactive) || getSelection()?.isCollapsed === false) return;
    begin();
  };
  return (
    <FieldRow role="group" aria-labelledby={labelId} data-field={name}>
      <FieldLabel id={labelId}>
        {label}
        {field.required && editing && <span aria-hidden> *</span>}
      </FieldLabel>
      {base ? (
        <Suspense fallback={<FieldValue screens={screens} name={name} record={base} />}>
          <InlineEditor
            screens={screens}
            name={name}
            base={base}
            onDone={(back) => {
              comesBack.current = back;
              setBase(undefined);
            }}
          />
        </Suspense>
      ) : (
        <ValueBox
          data-editable={editable}
          onClick={editable ? onClick : undefined}
          onPointerEnter={() => void loadEditor()}
        >
          <ValueText>
            <FieldValue screens={screens} name={name} record={record} />
          </ValueText>
          {typeof value === 'string' && value !== '' && copied.has(field.format ?? '') && (
            <CopyButton value={value} label={label} />
          )}
          {editable && (
            <IconButton
              ref={button}
              className="b2o-aside b2o-edit"
              aria-label={text('page.inline.edit', { field: label })}
              aria-keyshortcuts="F2"
              onClick={begin}
              onFocus={() => void loadEditor()}
              onKeyDown={(event) => event.key === 'F2' && begin()}
            >
              <EditIcon />
            </IconButton>
          )}
        </ValueBox>
      )}
    </FieldRow>
  );
}
