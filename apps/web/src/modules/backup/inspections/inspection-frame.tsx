import type { ReactNode } from 'react';
import { Alert, Card, ErrorState, Page, Prose, RowSkeletons, Stack, useText, When } from '@/kit';
import { Progress } from '@/kit/layout/progress';
import { useInspection } from '../data/use-inspections';
import { useWords } from '../data/use-words';

interface InspectionFrameProps {
  id: string;
  /** Already worded; « Sauvegarde du … » when absent. */
  title?: string;
  /** Where one goes back to; the list of copies when absent. */
  back?: { to: string; label: string };
  actions?: ReactNode;
  /** Shown once the copy is open. */
  children: ReactNode;
}

/** A page about an open copy: which one, for how long yet, and that nothing of today is touched by looking. */
export function InspectionFrame({ id, title, back, actions, children }: InspectionFrameProps) {
  const text = useText();
  const words = useWords();
  const { data, error, refetch } = useInspection(id);
  const copied = data && text('inspections.of', { when: words.moment(data.copiedAt) });
  return (
    <Page
      title={title ?? copied ?? text('inspections.title')}
      lead={title ? (copied ?? '') : text('inspections.lead')}
      above={back ?? { to: '/settings/backups', label: text('backups.title') }}
      actions={data?.state === 'open' && actions}
    >
      <Stack sx={{ gap: 4 }}>
        {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
        {!data && !error && <RowSkeletons count={6} />}
        {data?.state === 'preparing' && (
          <Card>
            <Stack sx={{ gap: 3 }}>
              <Progress label={text('inspections.preparing')}>{text('inspections.preparing')}</Progress>
              <Prose>{text('inspections.preparingWhy')}</Prose>
            </Stack>
          </Card>
        )}
        {data && data.state !== 'preparing' && data.state !== 'open' && (
          <Alert severity={data.state === 'failed' ? 'error' : 'info'} role="alert">
            {text(`inspections.over.${data.state}`)}
          </Alert>
        )}
        {data?.state === 'open' && data.expiresAt && (
          <>
            <Alert severity="info">
              {text('inspections.readOnly')} {text('inspections.closes')} <When at={data.expiresAt} />.
            </Alert>
            {children}
          </>
        )}
      </Stack>
    </Page>
  );
}
