import { useLocalText } from '@/i18n/use-text';
import { PartsControl } from './parts-input';
import { ScalarInput, type ScalarInputProps } from './scalar-input';

export type MetaInputProps = ScalarInputProps;

/** The input that suits what a field holds. */
export function MetaInput(props: MetaInputProps) {
  const localText = useLocalText();
  const { meta } = props;
  if (meta.kind !== 'list') return <ScalarInput {...props} />;
  return <PartsControl {...props} label={localText(meta.label)} required={meta.required} />;
}
