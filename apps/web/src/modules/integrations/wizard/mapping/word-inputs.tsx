import { SelectInput, TextInput, useText } from '@/kit';
import { useWording } from '@/kit/fields/use-wording';
import type { TargetField, UploadColumn } from '../../data/types';
import { wordsOf } from './mapping-values';

interface WordInputsProps {
  source: string;
  column: UploadColumn;
  field: TargetField;
  /** Kind of record: `crm.company`. */
  target: string;
}

/** What each value of a column becomes: one of the field's, where it has some. */
export function WordInputs({ source, column, field, target }: WordInputsProps) {
  const text = useText();
  const { choice } = useWording(target, field.name);
  const choices = field.values?.map((value) => ({ value, label: choice(value) }));
  return (
    <>
      {wordsOf(column).map((word, at) => {
        const input = { source: `${source}.words.${at}`, label: word };
        return choices ? (
          <SelectInput key={word} {...input} choices={choices} />
        ) : (
          <TextInput key={word} {...input} max={300} />
        );
      })}
      <SelectInput
        source={`${source}.otherwise`}
        label="imports.map.otherwise"
        required
        choices={(['reject', 'keep', 'empty'] as const).map((value) => ({
          value,
          label: text(`imports.otherwise.${value}`),
        }))}
      />
    </>
  );
}
