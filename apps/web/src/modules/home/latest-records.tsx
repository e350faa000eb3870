import { useGetList } from 'ra-core';
import {
  type AnyRecord,
  Card,
  ErrorState,
  Prose,
  pathOf,
  type RecordScreens,
  Row,
  RowSkeletons,
  Rows,
  useLocalText,
  useText,
  When,
} from '@/kit';

/** What changed last of one kind of record. */
export function LatestRecords({ screens }: { screens: RecordScreens }) {
  const text = useText();
  const word = useLocalText();
  const { data, error, refetch } = useGetList<AnyRecord>(screens.meta.path, {
    pagination: { page: 1, perPage: 8 },
    sort: { field: 'updatedAt', order: 'DESC' },
  });
  const title = text('app.home.latest', { name: word(screens.meta.label.many) });
  return (
    <Card title={title} flush={data?.length !== 0}>
      {error && <ErrorState error={error} retry={refetch} />}
      {!data && !error && <RowSkeletons count={8} />}
      {data?.length === 0 && <Prose>{text('app.home.nothing')}</Prose>}
      {data && data.length > 0 && (
        <Rows>
          {data.map((record) => (
            <Row
              key={record.id}
              icon={screens.icon}
              title={screens.title(record)}
              subtitle={screens.subtitle?.(record)}
              to={pathOf(screens, record.id)}
              end={<When at={String(record['updatedAt'])} />}
            />
          ))}
        </Rows>
      )}
    </Card>
  );
}
