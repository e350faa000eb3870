import { useLocalText, useText } from '@/kit';
import { PageLink } from '@/kit/fields/value-link';
import { DataTable } from '@/kit/layout/data-table';
import { screensOf } from '../data/screens-of';
import type { InspectedKind } from '../data/use-inspections';
import { useWords } from '../data/use-words';

/** The kinds of records in a copy: how many there were, how many are gone or changed since. */
export function KindTable({ id, kinds }: { id: string; kinds: readonly InspectedKind[] }) {
  const text = useText();
  const local = useLocalText();
  const words = useWords();
  const known = kinds.flatMap((kind) => {
    const screens = screensOf(kind.resource);
    return screens ? [{ ...kind, label: local(screens.meta.label.many) }] : [];
  });
  const place = (resource: string, fate?: string) =>
    `/settings/backups/inspections/${id}/${resource}${fate ? `?fate=${fate}` : ''}`;
  const count = (kind: InspectedKind, fate: 'gone' | 'changed') =>
    kind[fate] > 0 ? (
      <PageLink to={place(kind.resource, fate)}>{words.number(kind[fate])}</PageLink>
    ) : (
      words.number(0)
    );
  return (
    <DataTable
      label={text('inspections.kinds')}
      rows={known.sort((a, b) => a.label.localeCompare(b.label))}
      keyOf={({ resource }) => resource}
      columns={[
        {
          id: 'kind',
          label: text('inspections.kind'),
          heads: true,
          cell: ({ resource, label }) => <PageLink to={place(resource)}>{label}</PageLink>,
        },
        {
          id: 'rows',
          label: text('inspections.rows'),
          numeric: true,
          cell: ({ rows }) => words.number(rows),
        },
        {
          id: 'gone',
          label: text('inspections.counts.gone'),
          numeric: true,
          cell: (kind) => count(kind, 'gone'),
        },
        {
          id: 'changed',
          label: text('inspections.counts.changed'),
          numeric: true,
          cell: (kind) => count(kind, 'changed'),
        },
      ]}
    />
  );
}
