import { useLocalText, useText } from '@/i18n/use-text';
import { fieldOf, type RecordScreens } from '../records/define-record';
import { MetaInput } from './meta-input';

export interface FieldInputProps {
  screens: RecordScreens;
  name: string;
  autoFocus?: boolean;
  /** Path in the form when it is not the field's name. */
  source?: string;
  /** Without a visible label. */
  compact?: boolean;
  disabled?: boolean;
}

/** The input of a record's field in the form around it, as the server declares the field. */
export function FieldInput({ screens, name, source = name, ...rest }: FieldInputProps) {
  const text = useText();
  const local = useLocalText();
  const { help, tones } = screens.fields[name] ?? {};
  const meta = fieldOf(screens, name);
  return (
    <MetaInput
      {...rest}
      record={screens.meta.name}
      name={name}
      meta={meta}
      source={source}
      help={help ? text(help) : meta.help && local(meta.help)}
      tones={tones}
    />
  );
}
