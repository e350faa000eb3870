import VisibilityOffIcon from '@mui/icons-material/VisibilityOffOutlined';
import VisibilityIcon from '@mui/icons-material/VisibilityOutlined';
import { IconButton } from '@mui/material';
import { type HTMLInputAutoCompleteAttribute, useMemo, useState } from 'react';
import type { FieldFormat, FieldKind } from '@/api/record-meta';
import { useText } from '@/i18n/use-text';
import { ChoiceControl } from './choice-input';
import { adornmentButton } from './control';
import { DateControl } from './date-input';
import { fieldFault } from './field-rules';
import { MomentControl } from './moment-input';
import { NumberControl } from './number-input';
import { ReferenceControl } from './reference-input';
import { SwitchControl } from './switch-input';
import { TextControl } from './text-input';
import type { KitInputOptions } from './use-kit-input';

/** For forms that are of no record: `label` and `help` are keys of the texts. */
export interface SimpleInputProps {
  source: string;
  label: string;
  help?: string;
  required?: boolean;
  autoFocus?: boolean;
  disabled?: boolean;
  compact?: boolean;
  /** Its value as long as the form says none. */
  initial?: unknown;
  /** Called after the value has changed. */
  onChange?: (value: unknown) => void;
}

interface Rules {
  kind: FieldKind;
  max?: number | undefined;
  format?: FieldFormat | undefined;
}

function useWorded(props: SimpleInputProps, { kind, max, format }: Rules): KitInputOptions {
  const text = useText();
  const { required = false, label, help } = props;
  const validate = useMemo(() => {
    const none = { label: { fr: '', en: '' }, readOnly: false, sortable: false, filterable: false };
    const meta = { ...none, kind, required, ...(max !== undefined && { max }), ...(format && { format }) };
    return (value: unknown) => fieldFault(meta, value);
  }, [kind, required, max, format]);
  return { ...props, label: text(label, { _: label }), help: help && text(help, { _: help }), validate };
}

export interface TextInputProps extends SimpleInputProps {
  max?: number;
  format?: FieldFormat;
  autoComplete?: HTMLInputAutoCompleteAttribute;
  /** Already worded. */
  placeholder?: string;
}

export function TextInput({ max, format, autoComplete, placeholder, ...props }: TextInputProps) {
  const options = useWorded(props, { kind: 'text', max, format });
  return (
    <TextControl
      {...options}
      max={max}
      format={format}
      autoComplete={autoComplete}
      placeholder={placeholder}
    />
  );
}

/** A password that can be shown; whether it is strong enough is the server's to say. */
export function PasswordInput({
  autoComplete,
  ...props
}: SimpleInputProps & { autoComplete?: 'current-password' | 'new-password' }) {
  const text = useText();
  const [shown, setShown] = useState(false);
  return (
    <TextControl
      {...useWorded(props, { kind: 'text' })}
      type={shown ? 'text' : 'password'}
      autoComplete={autoComplete ?? 'current-password'}
      end={
        <IconButton
          onClick={() => setShown(!shown)}
          aria-label={text('form.password.show')}
          aria-pressed={shown}
          sx={adornmentButton}
        >
          {shown ? <VisibilityOffIcon /> : <VisibilityIcon />}
        </IconButton>
      }
    />
  );
}

export interface SelectInputProps extends SimpleInputProps {
  /** Words already in the user's language. */
  choices: readonly { value: string; label: string }[];
}

export function SelectInput({ choices, ...props }: SelectInputProps) {
  return <ChoiceControl {...useWorded(props, { kind: 'choice' })} choices={choices} />;
}

export function SwitchInput(props: SimpleInputProps) {
  return <SwitchControl {...useWorded(props, { kind: 'boolean' })} />;
}

export function DateInput(props: SimpleInputProps) {
  return <DateControl {...useWorded(props, { kind: 'date' })} />;
}

/** A day and a time; with `dayOnly` the beginning of a day. */
export function MomentInput({ dayOnly, ...props }: SimpleInputProps & { dayOnly?: boolean }) {
  return <MomentControl {...useWorded(props, { kind: 'instant' })} dayOnly={dayOnly} />;
}

/** A whole number, or with `decimal` a canonical decimal text. */
export function NumberInput({
  decimal = false,
  max,
  ...props
}: SimpleInputProps & { decimal?: boolean; max?: number }) {
  return (
    <NumberControl {...useWorded(props, { kind: decimal ? 'decimal' : 'integer', max })} decimal={decimal} />
  );
}

/** A record of the kind `to`, such as `identity.team`. */
export function ReferenceInput({
  to,
  except,
  creates,
  ...props
}: SimpleInputProps & { to: string; except?: string; creates?: boolean }) {
  return <ReferenceControl {...useWorded(props, { kind: 'id' })} to={to} except={except} creates={creates} />;
}
