import { useText } from '@/i18n/use-text';
import { LinkTabStop } from '../fields/value-link';
import { InputFrame, labelId } from './input-frame';
import { type OptionCard, OptionCards } from './option-cards';
import type { SimpleInputProps } from './simple-inputs';
import { useKitInput } from './use-kit-input';

interface OptionsInputProps extends SimpleInputProps {
  options: readonly OptionCard[];
  columns?: 1 | 2;
}

/** One of a few possibilities that need more than a word each. */
export function OptionsInput({ options, columns = 1, ...props }: OptionsInputProps) {
  const text = useText();
  const { label, help } = props;
  const worded = { ...props, label: text(label, { _: label }), help: help && text(help, { _: help }) };
  const { id, value, set, aria, frame } = useKitInput<string>(worded);
  return (
    <InputFrame {...frame}>
      {/* The arrows go from one to the other, Tab to the next question: links within would be in the way. */}
      <LinkTabStop.Provider value={-1}>
        <OptionCards
          labelledBy={labelId(id)}
          describedBy={aria['aria-describedby']}
          value={value}
          onChange={set}
          options={options}
          columns={columns}
        />
      </LinkTabStop.Provider>
    </InputFrame>
  );
}
