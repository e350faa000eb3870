import { useLocalText } from '@/i18n/use-text';
import { TagsControl } from '../tags/tags-input';
import { ChoicesControl } from './choices-input';
import { PartsControl } from './parts-input';
import { ScalarInput, type ScalarInputProps } from './scalar-input';

export type MetaInputProps = ScalarInputProps;

/** The input that suits what a field holds. */
export function MetaInput(props: MetaInputProps) {
  const localText = useLocalText();
  const { meta } = props;
  if (meta.kind === 'tags') return <TagsControl {...props} label={localText(meta.label)} />;
  if (meta.kind !== 'list') return <ScalarInput {...props} />;
  if (meta.choices) return <ChoicesControl {...props} label={localText(meta.label)} />;
  return <PartsControl {...props} label={localText(meta.label)} required={meta.required} />;
}
