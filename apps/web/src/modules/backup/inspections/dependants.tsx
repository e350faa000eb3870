import { Card, Prose, Stack, TickBox, useText } from '@/kit';
import type { Comparison } from '../data/use-inspections';
import { useTableWords } from '../data/use-table-words';
import { useWords } from '../data/use-words';

interface DependantsProps {
  dependants: Comparison['dependants'];
  /** Whether they come back too; undefined where nothing can. */
  chosen: boolean | undefined;
  onChoose: (chosen: boolean) => void;
}

/** What lay under a record and is gone: it went with the record, and may come back with it. */
export function Dependants({ dependants, chosen, onChoose }: DependantsProps) {
  const text = useText();
  const words = useWords();
  const tables = useTableWords();
  if (dependants.length === 0) return null;
  const list = dependants
    .map(({ table, resource, rows }) => `${tables(table, resource)} (${words.number(rows)})`)
    .join(', ');
  return (
    <Card title={text('inspections.record.dependants')}>
      <Stack sx={{ gap: 2 }}>
        <Prose>{list}</Prose>
        {chosen !== undefined && (
          <TickBox label={text('inspections.record.withDependants')} checked={chosen} onChange={onChoose} />
        )}
      </Stack>
    </Card>
  );
}
