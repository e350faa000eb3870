import { Card, FieldValue, fieldOf, type RecordScreens, TickBox, useLocalText, useText } from '@/kit';
import { DataTable } from '@/kit/layout/data-table';
import type { Comparison } from '../data/use-inspections';

interface DifferenceTableProps {
  screens: RecordScreens;
  comparison: Comparison;
  /** The fields that are to come back; undefined where nothing can. */
  chosen: readonly string[] | undefined;
  onChoose: (fields: readonly string[]) => void;
}

interface Line {
  name: string;
  copy: unknown;
  live: unknown;
  restorable: boolean;
}

/** Bookkeeping that says nothing about a record that is gone. */
const left = new Set(['version', 'createdBy', 'updatedAt', 'updatedBy', 'origin']);

/** What differs, field by field: in the copy and now. Of a record that is gone, what the copy has. */
export function DifferenceTable({ screens, comparison, chosen, onChoose }: DifferenceTableProps) {
  const text = useText();
  const local = useLocalText();
  const { live, copy, differences } = comparison;
  const known = Object.keys(screens.meta.fields);
  const lines: Line[] = live
    ? differences.map(({ field, ...values }) => ({ name: field, ...values }))
    : known
        .filter((name) => !left.has(name) && !isEmpty(copy[name]))
        .map((name) => ({ name, copy: copy[name], live: null, restorable: true }));
  const shown = lines.filter(({ name }) => known.includes(name));
  if (shown.length === 0) return null;
  const value = (name: string, given: unknown) => (
    <FieldValue screens={screens} name={name} record={{ id: copy.id, [name]: given }} />
  );
  const label = (name: string) => local(fieldOf(screens, name).label);
  const title = text(live ? 'inspections.record.differences' : 'inspections.record.content');
  const toggle = (name: string) =>
    onChoose(chosen?.includes(name) ? chosen.filter((each) => each !== name) : [...(chosen ?? []), name]);
  return (
    <Card title={title} flush>
      <DataTable
        label={title}
        rows={shown}
        keyOf={({ name }) => name}
        columns={[
          {
            id: 'field',
            label: text('inspections.record.field'),
            heads: true,
            width: 220,
            cell: ({ name, restorable }) =>
              chosen ? (
                <TickBox
                  label={label(name)}
                  checked={chosen.includes(name)}
                  disabled={!restorable}
                  onChange={() => toggle(name)}
                />
              ) : (
                label(name)
              ),
          },
          {
            id: 'copy',
            label: text('inspections.record.inCopy'),
            cell: ({ name, copy: was }) => value(name, was),
          },
          ...(live
            ? [
                {
                  id: 'live',
                  label: text('inspections.record.now'),
                  cell: ({ name, live: is }: Line) => value(name, is),
                },
              ]
            : []),
        ]}
      />
    </Card>
  );
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
