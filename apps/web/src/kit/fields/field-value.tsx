import { styled } from '@mui/material/styles';
import type { FieldMeta } from '@/api/record-meta';
import { type AnyRecord, fieldOf, type RecordScreens } from '../records/define-record';
import { TagChips } from '../tags/tag-chip';
import { EmptyValue } from './empty-value';
import { formatValue, isEmptyValue } from './format-value';
import { AllParts, FirstPart } from './parts-value';
import { RecordLabel } from './record-label';
import { ToneChip } from './tone-chip';
import { useWording } from './use-wording';
import { hrefOf, ValueLink } from './value-link';

const Lines = styled('span')({ display: 'block', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' });

export interface FieldValueProps {
  screens: RecordScreens;
  name: string;
  record: AnyRecord;
  /** On one line, in a table. */
  dense?: boolean;
}

/** The value of a field as its kind is read best; a screen's own `display` comes first. */
export function FieldValue({ screens, name, record, dense = false }: FieldValueProps) {
  const value = record[name];
  const screen = screens.fields[name];
  if (screen?.display) return <>{screen.display(value, record)}</>;
  if (isEmptyValue(value)) return <EmptyValue />;
  const field = fieldOf(screens, name);
  if (field.kind === 'tags' && Array.isArray(value)) return <TagChips ids={value} dense={dense} />;
  if (field.kind === 'id' && field.to) return <RecordLabel name={field.to} id={String(value)} />;
  if (field.kind === 'list' && !field.choices) {
    const items = Array.isArray(value) ? value : [value];
    if (dense) return <FirstPart field={field} items={items} />;
    return <AllParts record={screens.meta.name} name={name} field={field} items={items} />;
  }
  return <Worded screens={screens} name={name} field={field} value={value} dense={dense} />;
}

function Worded(props: {
  screens: RecordScreens;
  name: string;
  field: FieldMeta;
  value: unknown;
  dense: boolean;
}) {
  const { screens, name, field, value, dense } = props;
  const wording = useWording(screens.meta.name, name);
  const words = formatValue(value, field, wording);
  if (field.kind === 'choice')
    return <ToneChip tone={screens.fields[name]?.tones?.[String(value)]}>{words}</ToneChip>;
  if (field.kind === 'date' || field.kind === 'instant') return <time dateTime={String(value)}>{words}</time>;
  const href = field.kind === 'text' ? hrefOf(String(value), field.format) : undefined;
  if (href) return <ValueLink href={href}>{words}</ValueLink>;
  if (field.format === 'multiline' && !dense) return <Lines>{words}</Lines>;
  return <span>{words}</span>;
}
