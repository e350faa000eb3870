import { useParams } from 'react-router-dom';
import {
  Button,
  Card,
  EmptyState,
  ErrorState,
  Page,
  pathOf,
  Row,
  RowSkeletons,
  Rows,
  Stack,
  useLocalText,
  useText,
  When,
} from '@/kit';
import { NotFoundPage } from '@/kit/feedback/not-found-page';
import { useRecordTitle } from '@/kit/fields/record-label';
import { BackupIcon } from '@/kit/icons';
import { screensOf } from '../data/screens-of';
import { worthOf } from '../data/types';
import { useRuns } from '../data/use-backups';
import { useInspections, useOpenCopy } from '../data/use-inspections';
import { useWords } from '../data/use-words';

/** The copies from which a record can be brought back; one is chosen, opened, and compared with the record of today. */
export function RecordCopies() {
  const { resource = '', recordId = '' } = useParams();
  const text = useText();
  const local = useLocalText();
  const words = useWords();
  const { data, error, refetch } = useRuns(false);
  const inspections = useInspections();
  const { open, busy } = useOpenCopy();
  const title = useRecordTitle(resource, recordId);
  const screens = screensOf(resource);
  if (!screens) return <NotFoundPage />;
  const runs = data?.items.filter((run) => worthOf(run) === 'verified') ?? [];
  const isOpen = (runId: string) =>
    inspections.data?.items.some((each) => each.runId === runId && each.state === 'open');
  const name = title?.title ?? local(screens.meta.label.one);
  return (
    <Page
      title={text('inspections.copies.title', { name })}
      lead={text('inspections.copies.lead')}
      above={{ to: pathOf(screens, recordId), label: name }}
    >
      <Stack sx={{ gap: 4 }}>
        {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
        {!data && !error && <RowSkeletons count={6} />}
        {data && runs.length === 0 && (
          <EmptyState icon={BackupIcon} title={text('inspections.copies.none')} />
        )}
        {runs.length > 0 && (
          <Card title={text('inspections.copies.which')} flush>
            <Rows label={text('inspections.copies.which')}>
              {runs.map(({ id, startedAt, reason }) => (
                <Row
                  key={id}
                  icon={BackupIcon}
                  title={words.moment(startedAt)}
                  subtitle={
                    <>
                      {text(`backups.reason.${reason}`)} · <When at={startedAt} />
                      {isOpen(id) && ` · ${text('inspections.copies.open')}`}
                    </>
                  }
                  end={
                    <Button loading={busy} onClick={() => void open(id, `/${resource}/${recordId}`)}>
                      {text('inspections.copies.compare')}
                    </Button>
                  }
                />
              ))}
            </Rows>
          </Card>
        )}
      </Stack>
    </Page>
  );
}
