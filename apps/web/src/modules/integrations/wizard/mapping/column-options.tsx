import { useFormContext, useWatch } from 'react-hook-form';
import { Box, SelectInput, TextInput, useText } from '@/kit';
import { useWording } from '@/kit/fields/use-wording';
import type { TargetField, UploadColumn } from '../../data/types';
import { guessWords } from './guess-words';
import { type ColumnValues, transformOf, wordsOf } from './mapping-values';
import { WordInputs } from './word-inputs';

interface ColumnOptionsProps {
  /** Path of the column in the form. */
  source: string;
  column: UploadColumn;
  field: TargetField;
  target: string;
}

/** What is done to the values of a column, and to those that are refused. */
export function ColumnOptions({ source, column, field, target }: ColumnOptionsProps) {
  const text = useText();
  const chosen = useWatch({ name: `${source}.transform` }) as ColumnValues['transform'];
  const transform = transformOf(field, chosen);
  const { getValues, setValue } = useFormContext();
  const { choice } = useWording(target, field.name);
  const onTransform = (next: unknown) => {
    if (next !== 'map' || !field.values) return;
    const path = `${source}.words`;
    const choices = field.values.map((value) => ({ value, label: choice(value) }));
    setValue(path, guessWords(wordsOf(column), getValues(path) as (string | null)[], choices));
  };
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 4,
        gridTemplateColumns: 'repeat(auto-fill, minmax(min(240px, 100%), 1fr))',
        p: 4,
        borderRadius: 2,
        bgcolor: 'background.default',
      }}
    >
      <SelectInput
        source={`${source}.transform`}
        label="imports.map.transform"
        required
        onChange={onTransform}
        choices={(['usual', ...field.transforms] as const).map((value) => ({
          value,
          label: text(`imports.transform.${value}`),
        }))}
      />
      {transform === 'date' && (
        <TextInput
          source={`${source}.format`}
          label="imports.map.format"
          help="imports.map.formatHelp"
          max={30}
        />
      )}
      {transform === 'number' && (
        <>
          <TextInput source={`${source}.decimal`} label="imports.map.decimal" max={1} />
          <TextInput source={`${source}.thousands`} label="imports.map.thousands" max={1} />
        </>
      )}
      {transform === 'phone' && (
        <TextInput
          source={`${source}.country`}
          label="imports.map.country"
          help="imports.map.countryHelp"
          max={2}
        />
      )}
      {transform === 'map' && <WordInputs source={source} column={column} field={field} target={target} />}
      <SelectInput
        source={`${source}.onInvalid`}
        label="imports.map.onInvalid"
        required
        choices={(['reject', 'drop'] as const).map((value) => ({
          value,
          label: text(`imports.onInvalid.${value}`),
        }))}
      />
    </Box>
  );
}
