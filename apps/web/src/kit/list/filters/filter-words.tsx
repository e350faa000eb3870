import type { FieldMeta } from '@/api/record-meta';
import { useText } from '@/i18n/use-text';
import { formatDay, formatMoney, formatNumber } from '../../fields/format-value';
import { useRecordTitle } from '../../fields/record-label';
import { useWording } from '../../fields/use-wording';
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
  const [first = '', ...others] = filter.values;
  if (field.kind === 'id') return <ReferenceWords to={field.to} id={first} others={others.length} />;
  const words = filter.values.map((value) =>
    field.kind === 'choice'
      ? wording.choice(value)
      : field.kind === 'boolean'
        ? value === 'true'
          ? wording.yes
          : wording.no
        : value,
  );
  return <>{words.length > 2 ? `${words.slice(0, 2).join(', ')} +${words.length - 2}` : words.join(', ')}</>;
}

function ReferenceWords({ to, id, others }: { to: string | undefined; id: string; others: number }) {
  const text = useText();
  const title = useRecordTitle(to ?? '', to && id !== me ? id : undefined);
  const name =
    id === me ? text('list.filter.me') : title === null ? text('list.unknownRecord') : (title?.title ?? '…');
  return <>{others > 0 ? `${name} +${others}` : name}</>;
}
