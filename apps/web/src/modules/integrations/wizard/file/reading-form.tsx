import { useQueryClient } from '@tanstack/react-query';
import { request } from '@/api/http';
import { SelectInput, SimpleForm, useText } from '@/kit';
import { NumberInput } from '@/kit/inputs/simple-inputs';
import type { Upload } from '../../data/types';
import { keys } from '../../data/use-imports';

const encodings = ['utf-8', 'windows-1252', 'iso-8859-15', 'iso-8859-1', 'utf-16le', 'macintosh'];
export const delimiters = { semicolon: ';', comma: ',', tab: '\t', bar: '|' } as const;

interface ReadingFormProps {
  upload: Upload;
  onDone: () => void;
}

/** Reads a file another way where the detection is wrong. */
export function ReadingForm({ upload, onDone }: ReadingFormProps) {
  const text = useText();
  const client = useQueryClient();
  const { encoding, delimiter, sheet, sheets, headerLine } = upload;
  const readAgain = async (values: Record<string, unknown>) => {
    const given = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
    const body = Object.fromEntries(given);
    const next = await request<Upload>(`integrations/uploads/${upload.id}/reading`, { method: 'PUT', body });
    client.setQueryData(keys.uploads, (known: readonly Upload[] = []) =>
      known.map((each) => (each.id === next.id ? next : each)),
    );
    onDone();
  };
  const known = encoding && !encodings.includes(encoding) ? [encoding, ...encodings] : encodings;
  return (
    <SimpleForm
      label="imports.reading.change"
      submitLabel="imports.reading.again"
      columns={3}
      defaultValues={{ headerLine, ...(sheets ? { sheet } : { encoding, delimiter }) }}
      onSubmit={readAgain}
      onCancel={onDone}
    >
      {sheets ? (
        <SelectInput
          source="sheet"
          label="imports.reading.sheet"
          required
          choices={sheets.map((value) => ({ value, label: value }))}
        />
      ) : (
        <>
          <SelectInput
            source="encoding"
            label="imports.reading.encoding"
            required
            choices={known.map((value) => ({ value, label: value }))}
          />
          <SelectInput
            source="delimiter"
            label="imports.reading.delimiter"
            choices={Object.entries(delimiters).map(([name, value]) => ({
              value,
              label: text(`imports.reading.delimiters.${name}`),
            }))}
          />
        </>
      )}
      <NumberInput source="headerLine" label="imports.reading.header" help="imports.reading.headerHelp" />
    </SimpleForm>
  );
}
