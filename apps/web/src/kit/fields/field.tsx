import { styled } from '@mui/material/styles';
import { fieldOf } from '../records/define-record';
import { useRecordScreens } from '../records/record-context';
import { InlineField } from './inline-field';
import { ReadOnlyField } from './read-only-field';

export interface FieldProps {
  name: string;
  /** Spans the whole width of its section. */
  wide?: boolean;
  autoFocus?: boolean;
}

const Place = styled('div')({ minWidth: 0 });

/** A field of a record: an input in a form, a value that is written in place on a page. */
export function Field({ name, wide, autoFocus }: FieldProps) {
  const { screens, mode, Input } = useRecordScreens();
  const { readOnly, format, part } = fieldOf(screens, name);
  const large = format === 'multiline' || Object.keys(part ?? {}).length > 3;
  const spans = wide ?? screens.fields[name]?.wide ?? large;
  return (
    <Place data-wide={spans}>
      {mode === 'page' ? (
        <InlineField name={name} />
      ) : readOnly || !Input ? (
        <ReadOnlyField name={name} />
      ) : (
        <Input screens={screens} name={name} {...(autoFocus && { autoFocus })} />
      )}
    </Place>
  );
}
