import { styled } from '@mui/material/styles';
import type { FieldMeta } from '@/api/record-meta';
import { useLanguage, useText } from '@/i18n/use-text';
import { Hidden } from './empty-value';
import { formatItem } from './format-value';
import { ToneChip } from './tone-chip';
import { useWording } from './use-wording';
import { hrefOf, ValueLink } from './value-link';

const Lines = styled('ul')({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  display: 'grid',
  gap: 4,
  '& > li': { display: 'flex', alignItems: 'baseline', gap: 8, minWidth: 0, flexWrap: 'wrap' },
});

const More = styled('span')(({ theme }) => ({ color: theme.vars?.palette.text.secondary, marginLeft: 6 }));

interface PartsProps {
  /** Name of the record's kind, and of the list in it. */
  record: string;
  name: string;
  field: FieldMeta;
  items: readonly unknown[];
}

function Item({ field, item }: { field: FieldMeta; item: unknown }) {
  const language = useLanguage();
  const words = formatItem(item, field, language);
  const linked = Object.entries(field.part ?? {}).find(([, { format }]) => hrefOf('x', format) !== undefined);
  const value = linked ? (item as Readonly<Record<string, unknown>>)[linked[0]] : undefined;
  const href = typeof value === 'string' && value ? hrefOf(value, linked?.[1].format) : undefined;
  return href ? <ValueLink href={href}>{words}</ValueLink> : <span>{words}</span>;
}

/** The first of a list, and how many more there are. */
export function FirstPart({ field, items }: Pick<PartsProps, 'field' | 'items'>) {
  const text = useText();
  const language = useLanguage();
  const others = items.slice(1);
  return (
    <>
      <Item field={field} item={items[0]} />
      {others.length > 0 && (
        <More title={others.map((each) => formatItem(each, field, language)).join('\n')}>
          <span aria-hidden>+{others.length}</span>
          <Hidden>{text('list.more', { smart_count: others.length })}</Hidden>
        </More>
      )}
    </>
  );
}

/** Every item of a list on its own line, with its label. */
export function AllParts({ record, name, field, items }: PartsProps) {
  const labelled = Object.entries(field.part ?? {}).find(([, { kind }]) => kind === 'choice')?.[0];
  const { choice } = useWording(record, labelled ? `${name}.${labelled}` : name);
  return (
    <Lines>
      {items.map((item, at) => {
        const label = labelled ? (item as Readonly<Record<string, unknown>>)[labelled] : undefined;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no id, and their order is theirs
          <li key={at}>
            <Item field={field} item={item} />
            {typeof label === 'string' && label && <ToneChip>{choice(label)}</ToneChip>}
          </li>
        );
      })}
    </Lines>
  );
}
