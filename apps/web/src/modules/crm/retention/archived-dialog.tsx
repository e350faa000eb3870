import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '@/api/generated/schema';
import { type ApiProblem, request } from '@/api/http';
import {
  Alert,
  ErrorState,
  formatInstant,
  NoticeDialog,
  Prose,
  Row,
  RowSkeletons,
  Rows,
  Typography,
  useLanguage,
  useText,
} from '@/kit';
import { type Kept, linesOf, wordsOf } from './archived-content';
import { archivedPeople } from './retention.record';

/** What is kept of an archived prospect. Opening it is noted in the audit trail. */
export function ArchivedDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const text = useText();
  const language = useLanguage();
  const { data, error, refetch } = useQuery<Schemas['ArchivedPersonAnswer'], ApiProblem>({
    queryKey: [archivedPeople.meta.path, 'one', id],
    queryFn: ({ signal }) => request(`${archivedPeople.meta.path}/${id}`, { signal }),
    // Each opening is told of.
    gcTime: 0,
  });
  const content = data?.content as Kept | undefined;
  return (
    <NoticeDialog
      title={data?.title ?? text('crm.retention.archive')}
      close={text('crm.retention.close')}
      onClose={onClose}
    >
      <Alert severity="info">{text('crm.retention.consulted')}</Alert>
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <RowSkeletons count={4} />}
      {data && <Prose>{data.reason}</Prose>}
      {content && (
        <Rows label={text('crm.retention.known')}>
          {linesOf(content).map(({ name, value }) => (
            <Row key={name} title={value} subtitle={text(`crm.retention.field.${name}`)} />
          ))}
        </Rows>
      )}
      {content && wordsOf(content).length > 0 && (
        <>
          <Typography variant="h3" component="h3">
            {text('crm.retention.exchanges')}
          </Typography>
          <Rows label={text('crm.retention.exchanges')}>
            {wordsOf(content).map(({ key, at, said }) => (
              <Row key={key} title={said} subtitle={at && formatInstant(at, language)} />
            ))}
          </Rows>
        </>
      )}
    </NoticeDialog>
  );
}
