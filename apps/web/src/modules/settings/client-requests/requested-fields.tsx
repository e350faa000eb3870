import { useFormContext } from 'react-hook-form';
import { type AnyRecord, allRecords, CheckListInput, SelectInput, useLocalText } from '@/kit';
import { formFieldNames, useFieldWords, writableNames } from './field-names';

/** What a request covers: for a form the fields that forms may have, for a connector any that can be written. */
export function RequestedFields() {
  const local = useLocalText();
  const form = useFormContext<AnyRecord>();
  const [kind, resource] = form.watch(['kind', 'resource']) as [string, string];
  const words = useFieldWords(resource);
  const records = allRecords().filter(({ meta }) => meta.name.startsWith('crm.') && !meta.vault);
  const names = kind === 'connector' ? writableNames(resource) : formFieldNames();
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
        options={names.map((value) => ({ value, label: words(value) }))}
        member="name"
      />
    </>
  );
}
