import { InputFrame } from '../inputs/input-frame';
import type { ScalarInputProps } from '../inputs/scalar-input';
import { useKitInput } from '../inputs/use-kit-input';
import { TagsBox } from './tags-box';

/** The tags of a record in the form around it. */
export function TagsControl({ label, ...options }: ScalarInputProps & { label: string }) {
  const { id, name, value, set, blur, ref, error, aria, frame } = useKitInput<string[]>({
    ...options,
    label,
  });
  return (
    <InputFrame {...frame}>
      <TagsBox
        id={id}
        name={name}
        label={label}
        value={value ?? []}
        onChange={set}
        onBlur={blur}
        inputRef={ref}
        error={Boolean(error)}
        aria={aria}
        autoFocus={options.autoFocus}
        disabled={options.disabled}
      />
    </InputFrame>
  );
}
