import { useWatch } from 'react-hook-form';
import type { CustomField, CustomKind } from '@/api/custom-fields';
import { NumberInput, SelectInput, SwitchInput, TaskDialog, TextInput, useText } from '@/kit';
import { ChoicesEditor } from './choices-editor';
import { fieldBody, fieldValues, kinds, type Typed } from './field-values';
import type { FieldChange } from './use-field-commands';

interface FieldDialogProps {
  record: string;
  /** Already worded. */
  title: string;
  /** The field to change; a new one when absent. */
  field: CustomField | undefined;
  /** @throws ApiProblem */
  onSave: (body: FieldChange) => Promise<void>;
  onClose: () => void;
}

/** One field that the company adds: what it holds, what it is called, what it asks for. */
export function FieldDialog({ record, title, field, onSave, onClose }: FieldDialogProps) {
  const text = useText();
  return (
    <TaskDialog<Typed>
      title={title}
      submitLabel={text('form.action.save')}
      width="sm"
      defaultValues={fieldValues(field)}
      onSubmit={async (values) => {
        await onSave(field ? fieldBody(values) : { ...fieldBody(values), record, kind: values.kind });
        onClose();
      }}
      onClose={onClose}
    >
      <TextInput
        source="label"
        label="customFields.ask.label"
        help="customFields.ask.labelHelp"
        required
        max={80}
        autoFocus
      />
      <SelectInput
        source="kind"
        label="customFields.ask.kind"
        required
        disabled={field !== undefined}
        {...(field && { help: 'customFields.ask.kindStays' })}
        choices={kinds.map((value) => ({ value, label: text(`customFields.kind.${value}`) }))}
      />
      <OfKind />
      <TextInput source="labelEn" label="customFields.ask.labelEn" max={80} />
      <TextInput source="help" label="customFields.ask.help" max={300} />
      <SwitchInput source="required" label="customFields.ask.required" help="customFields.ask.requiredHelp" />
    </TaskDialog>
  );
}

/** What only some kinds of field ask for. */
function OfKind() {
  const kind = useWatch({ name: 'kind' }) as CustomKind;
  if (kind === 'choice' || kind === 'choices') return <ChoicesEditor />;
  return (
    <>
      {(kind === 'integer' || kind === 'decimal') && (
        <TextInput source="unit" label="customFields.ask.unit" max={20} placeholder="m²" />
      )}
      {kind === 'decimal' && <NumberInput source="decimals" label="customFields.ask.decimals" max={6} />}
    </>
  );
}
