import { useStore } from 'ra-core';
import { Card, Prose, pathOf, type Recent, Row, Rows, recentKey, recordNamed, useText } from '@/kit';

/** The records that the user opened last, on this browser. */
export function RecentRecords() {
  const text = useText();
  const [recent] = useStore<Recent[]>(recentKey, []);
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
