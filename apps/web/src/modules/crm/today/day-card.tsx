import { useState } from 'react';
import type { Schemas } from '@/api/generated/schema';
import { type AnyRecord, Box, Button, Card, LinkButton, Prose, Rows, useText } from '@/kit';
import { ActivityRow } from '../activities/activity-row';

type Bucket = 'overdue' | 'today' | 'upcoming';

/** So many are shown before somebody asks for more. */
const first: Readonly<Record<Bucket, number>> = { overdue: 6, today: 12, upcoming: 8 };

interface DayCardProps {
  bucket: Bucket;
  rows: readonly Schemas['TodayActivity'][];
  total: number;
  /** Of several people. */
  owned: boolean;
}

/** The two closest records; what the first already says is not said twice: « Véranda, famille Auvray », « Famille Auvray ». */
function aboutOf(titles: readonly string[]): string[] {
  const [first, ...others] = titles;
  if (first === undefined) return [];
  const second = others.find((title) => !first.toLowerCase().includes(title.toLowerCase()));
  return second === undefined ? [first] : [first, second];
}

/** What is late, what is due today, or what comes. Of today it is also said that nothing is left. */
export function DayCard({ bucket, rows, total, owned }: DayCardProps) {
  const text = useText();
  const [whole, setWhole] = useState(false);
  if (rows.length === 0 && bucket !== 'today') return null;
  const shown = whole ? rows : rows.slice(0, first[bucket]);
  const title = text(`crm.today.${bucket}`);
  return (
    <Card title={total > 0 ? `${title} (${total})` : title} flush={rows.length > 0}>
      {rows.length === 0 && <Prose>{text('crm.today.nothingToday')}</Prose>}
      {rows.length > 0 && (
        <Rows label={title}>
          {shown.map((activity) => (
            <ActivityRow
              key={activity.id}
              activity={activity as unknown as AnyRecord}
              about={aboutOf(activity.related.map((record) => record.title))}
              timeOnly={bucket === 'today'}
              owned={owned}
            />
          ))}
        </Rows>
      )}
      {shown.length < rows.length && (
        <Box sx={{ px: 3, py: 1 }}>
          <Button onClick={() => setWhole(true)}>{text('crm.today.all', { total: rows.length })}</Button>
        </Box>
      )}
      {shown.length === rows.length && total > rows.length && (
        <Box sx={{ px: 3, py: 1 }}>
          <LinkButton to="/crm/activities?view=crm.activity.mine">
            {text('crm.today.more', { count: total - rows.length })}
          </LinkButton>
        </Box>
      )}
    </Card>
  );
}
