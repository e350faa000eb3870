import { useFormContext } from 'react-hook-form';
import type { FieldMeta } from '@/api/record-meta';
import { type AnyRecord, allRecords, CheckListInput, SelectInput, useLocalText } from '@/kit';
import { formFieldNames } from '../../crm/web-forms/field-names';

const nameOf = (fields: Readonly<Record<string, FieldMeta>>, path: string): FieldMeta | undefined => {
  const [list = '', part] = path.split('.');
  return part ? fields[list]?.part?.[part] : fields[list];
};

/** What a request covers: for a form the fields that forms may have, for a connector any that can be written. */
export function RequestedFields() {
  const local = useLocalText();
  const form = useFormContext<AnyRecord>();
  const [kind, resource] = form.watch(['kind', 'resource']);
  const records = allRecords().filter(({ meta }) => meta.name.startsWith('crm.') && !meta.vault);
  const meta = records.find((each) => each.meta.name === resource)?.meta;
  if (!meta) return null;
  const fields = meta.fields as Readonly<Record<string, FieldMeta>>;
  const names = kind === 'connector' ? writable(fields) : formFieldNames;
  const options = names.map((value) => {
    const field = nameOf(fields, value);
    return { value, label: field ? local(field.label) : value };
  });
  return (
    <>
      {kind === 'connector' && (
        <SelectInput
          source="resource"
          label="workspace.client-request.resource"
          choices={records.map((each) => ({ value: each.meta.name, label: local(each.meta.label.many) }))}
          onChange={() => form.setValue('fields', [])}
        />
      )}
      <CheckListInput
        source="fields"
        label="workspace.client-request.fields"
        help="workspace.client-request.fieldsHelp"
        options={options}
        member="name"
      />
    </>
  );
}

const writable = (fields: Readonly<Record<string, FieldMeta>>): string[] =>
  Object.entries(fields)
    .filter(([, { readOnly, custom }]) => !readOnly && !custom)
    .flatMap(([name, { part }]) => (part ? Object.keys(part).map((each) => `${name}.${each}`) : [name]));
