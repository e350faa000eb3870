import { Card, Prose, pathOf, Row, Rows, recordNamed, useRecent, useText } from '@/kit';

/** The records that the user opened last. */
export function RecentRecords() {
  const text = useText();
  const recent = useRecent();
  return (
    <Card title={text('app.home.recent')} flush={recent.length > 0}>
      {recent.length === 0 ? (
        <Prose>{text('app.home.nothingRecent')}</Prose>
      ) : (
        <Rows>
          {recent.slice(0, 8).map(({ resource, id, title }) => {
            const screens = recordNamed(resource);
            return screens && <Row key={id} icon={screens.icon} title={title} to={pathOf(screens, id)} />;
          })}
        </Rows>
      )}
    </Card>
  );
}
