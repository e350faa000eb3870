import OpenInNewIcon from '@mui/icons-material/OpenInNewOutlined';
import { IconButton } from '@mui/material';
import type { HTMLInputAutoCompleteAttribute, KeyboardEvent, ReactNode } from 'react';
import type { FieldFormat } from '@/api/record-meta';
import { useText } from '@/i18n/use-text';
import { adornmentButton, Control } from './control';
import { InputFrame } from './input-frame';
import { textFormat } from './text-formats';
import { type KitInputOptions, useKitInput } from './use-kit-input';
import { useTypedText } from './use-typed-text';

export interface TextControlProps extends KitInputOptions {
  format?: FieldFormat | undefined;
  max?: number | undefined;
  type?: 'text' | 'password' | undefined;
  autoComplete?: HTMLInputAutoCompleteAttribute | undefined;
  placeholder?: string | undefined;
  end?: ReactNode;
  aside?: ReactNode;
  onKeyDown?: ((event: KeyboardEvent) => void) | undefined;
}

const keyboards: Partial<
  Record<FieldFormat, { type?: string; inputMode?: 'tel' | 'email' | 'url' | 'numeric' }>
> = {
  // Not type="email": browsers trim and punycode behind the form's back.
  email: { inputMode: 'email' },
  phone: { type: 'tel', inputMode: 'tel' },
  url: { inputMode: 'url' },
  siren: { inputMode: 'numeric' },
  siret: { inputMode: 'numeric' },
};

/** From this share of the limit on, people see what is left. */
const nearLimit = 0.85;

const counted = (length: number, max: number | undefined) =>
  max !== undefined && length > max * nearLimit ? { typed: length, max } : undefined;

const plain = new Set<FieldFormat>(['email', 'phone', 'url', 'siren', 'siret', 'vat', 'naf', 'nir', 'iban']);

/** One line of text, or several when the format says so; phones and identifiers are shown with their blanks. */
export function TextControl(props: TextControlProps) {
  const { format, max, type, autoComplete, placeholder, end, aside, autoFocus, disabled, onKeyDown } = props;
  const input = useKitInput<string>(props);
  const { text, type: write, settle } = useTypedText(input.value, input.set, textFormat(format));
  const multiline = format === 'multiline';
  const keyboard = (format && keyboards[format]) ?? {};
  const technical = format !== undefined && plain.has(format);
  return (
    <InputFrame {...input.frame} count={counted(text.length, max)} aside={aside}>
      <Control
        id={input.id}
        name={input.name}
        value={text}
        onChange={(event) => write(event.target.value)}
        onBlur={() => {
          settle();
          input.blur();
        }}
        onKeyDown={onKeyDown}
        inputRef={input.ref}
        error={Boolean(input.error)}
        multiline={multiline}
        {...(multiline && { minRows: 3, maxRows: 16 })}
        type={multiline ? undefined : (type ?? keyboard.type ?? 'text')}
        placeholder={placeholder}
        autoFocus={autoFocus}
        disabled={disabled}
        autoComplete={autoComplete ?? 'off'}
        endAdornment={end ?? (format === 'url' && <OpenLink address={text} />)}
        slotProps={{
          input: {
            ...input.aria,
            ...(keyboard.inputMode && { inputMode: keyboard.inputMode }),
            ...(technical && { spellCheck: false, autoCapitalize: 'none', autoCorrect: 'off' }),
          },
        }}
      />
    </InputFrame>
  );
}

/** Only addresses of the web are opened: a `javascript:` address is never one. */
function OpenLink({ address }: { address: string }) {
  const text = useText();
  const target = /^https?:\/\//i.test(address)
    ? address
    : /^[\w-]+(\.[\w-]+)+/.test(address) && `https://${address}`;
  if (!target) return null;
  return (
    <IconButton
      component="a"
      href={target}
      target="_blank"
      rel="noreferrer"
      aria-label={text('form.openLink')}
      tabIndex={-1}
      sx={adornmentButton}
    >
      <OpenInNewIcon />
    </IconButton>
  );
}
