import {
  Card,
  pathOf,
  Row,
  Rows,
  recordNamed,
  type Tone,
  ToneChip,
  useLocalText,
  useText,
  When,
} from '@/kit';
import { PageLink } from '@/kit/fields/value-link';
import { Progress } from '@/kit/layout/progress';
import { screensOf } from '../data/screens-of';
import { type PastRestore, useRestores } from '../data/use-inspections';
import { useWords } from '../data/use-words';

const tones: Record<PastRestore['state'], Tone> = {
  running: 'info',
  done: 'success',
  failed: 'danger',
  undone: 'neutral',
};

/** What was brought back: everything, tables, single records; and until when everything can be taken back. */
export function RestoreHistory() {
  const text = useText();
  const { data } = useRestores();
  if (!data || data.items.length === 0) return null;
  const title = text('inspections.history.title');
  return (
    <Card title={title} flush>
      <Rows label={title}>
        {data.items.map((each) => (
          <PastRow key={each.id} restore={each} />
        ))}
      </Rows>
    </Card>
  );
}

function PastRow({ restore }: { restore: PastRestore }) {
  const text = useText();
  const local = useLocalText();
  const words = useWords();
  const { kind, state, resource, recordId, copiedAt, startedAt, by, undoableUntil } = restore;
  const screens = resource ? screensOf(resource) : undefined;
  const what =
    kind === 'whole' || !screens
      ? text('inspections.history.whole')
      : local(kind === 'table' ? screens.meta.label.many : screens.meta.label.one);
  const page = recordId && resource && recordNamed(resource);
  return (
    <Row
      title={
        <>
          {page && !page.listOnly ? <PageLink to={pathOf(page, recordId)}>{what}</PageLink> : what}{' '}
          <ToneChip tone={tones[state]}>{text(`inspections.history.state.${state}`)}</ToneChip>
        </>
      }
      subtitle={
        <>
          <div>
            {text('inspections.of', { when: words.moment(copiedAt) })} ·{' '}
            {text('inspections.history.by', { who: by ?? 'B2O' })} · <When at={startedAt} />
          </div>
          {kind !== 'whole' && <Counts restore={restore} />}
          {state === 'running' && restore.total > 0 && (
            <Progress
              label={text('inspections.history.state.running')}
              share={(restore.created + restore.changed + restore.refused) / restore.total}
            />
          )}
          {undoableUntil && (
            <div>{text('inspections.history.undoable', { when: words.moment(undoableUntil) })}</div>
          )}
        </>
      }
    />
  );
}

/** What came back and what did not, in one line. */
function Counts({ restore: { created, changed, dependants, refused } }: { restore: PastRestore }) {
  const text = useText();
  const said = Object.entries({ created, changed, dependants, refused })
    .filter(([, count]) => count > 0)
    .map(([name, count]) => text(`inspections.history.${name}`, { smart_count: count }));
  return <div>{said.join(' · ') || text('inspections.history.nothing')}</div>;
}
