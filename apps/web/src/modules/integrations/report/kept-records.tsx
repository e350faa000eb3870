import { Card, RecordLabel, Row, Rows, useText } from '@/kit';
import type { ImportRun } from '../data/types';

/** What undoing left as it is, and why. */
export function KeptRecords({ kept }: { kept: ImportRun['kept'] }) {
  const text = useText();
  const title = text('imports.report.kept');
  return (
    <Card title={title} flush>
      <Rows label={title}>
        {kept.map(({ record, recordId, reason }) => (
          <Row
            key={`${record} ${recordId}`}
            title={<RecordLabel name={record} id={recordId} />}
            subtitle={reason}
          />
        ))}
      </Rows>
    </Card>
  );
}
