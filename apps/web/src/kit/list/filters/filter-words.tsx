import type { FieldMeta } from '@/api/record-meta';
import { useText } from '@/i18n/use-text';
import { formatDay, formatMoney, formatNumber } from '../../fields/format-value';
import { useRecordTitle } from '../../fields/record-label';
import { useWording } from '../../fields/use-wording';
import { useTags } from '../../tags/use-tags';
import { type FieldFilter, me } from './filter-codec';

interface WordsProps {
  record: string;
  name: string;
  field: FieldMeta;
  filter: FieldFilter;
}

/** What a filter asks, in words: `Prospect, Client`, `du 1 au 31 août`, `vide`. */
export function FilterWords({ record, name, field, filter }: WordsProps) {
  const text = useText();
  const wording = useWording(record, name);
  if (filter.kind === 'empty') return <>{text('list.filter.empty')}</>;
  if (filter.kind === 'period') return <>{text(`list.periods.${filter.period}`)}</>;
  if (filter.kind === 'between') {
    const word = (value: string) =>
      field.format === 'money'
        ? formatMoney(value, wording.language)
        : field.kind === 'integer' || field.kind === 'decimal'
          ? formatNumber(value, field.kind, wording.language)
          : formatDay(value, wording.language);
    const { from, to } = filter;
    if (from !== undefined && from === to) return <>{word(from)}</>;
    if (from !== undefined && to !== undefined)
      return <>{text('list.filter.between', { from: word(from), to: word(to) })}</>;
    return (
      <>
        {from !== undefined
          ? text('list.filter.since', { from: word(from) })
          : text('list.filter.until', { to: word(to ?? '') })}
      </>
    );
  }
  if (field.kind === 'tags') return <TagWords filter={filter} />;
  const [first = '', ...others] = filter.values;
  if (field.kind === 'id') return <ReferenceWords to={field.to} id={first} others={others.length} />;
  const words = filter.values.map((value) =>
    field.kind === 'choice' || field.kind === 'list'
      ? wording.choice(value)
      : field.kind === 'boolean'
        ? value === 'true'
          ? wording.yes
          : wording.no
        : value,
  );
  return <>{words.length > 2 ? `${words.slice(0, 2).join(', ')} +${words.length - 2}` : words.join(', ')}</>;
}

function TagWords({ filter }: { filter: Extract<FieldFilter, { values: readonly string[] }> }) {
  const text = useText();
  const { byId } = useTags();
  const names = filter.values.map((id) => byId.get(id)?.name ?? '…');
  const all = filter.values.length;
  const words = all > 3 ? `${names.slice(0, 3).join(', ')} +${all - 3}` : names.join(', ');
  return (
    <>{all > 1 || filter.kind === 'none' ? text(`tags.filter.words.${filter.kind}`, { words }) : words}</>
  );
}

function ReferenceWords({ to, id, others }: { to: string | undefined; id: string; others: number }) {
  const text = useText();
  const title = useRecordTitle(to ?? '', to && id !== me ? id : undefined);
  const name =
    id === me ? text('list.filter.me') : title === null ? text('list.unknownRecord') : (title?.title ?? '…');
  return <>{others > 0 ? `${name} +${others}` : name}</>;
}
