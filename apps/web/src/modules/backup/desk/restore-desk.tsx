import { useState } from 'react';
import { useHolds } from '@/api/use-session';
import { Card, EmptyState, ErrorState, Page, Row, RowMenu, RowSkeletons, Rows, useText, When } from '@/kit';
import { RestoreIcon } from '@/kit/icons';
import type { DeskRequest } from '../data/types';
import { useDeskRequests } from '../data/use-backups';
import { useWords } from '../data/use-words';
import { RequestChip } from '../requests/request-chip';
import { ExecuteDialog } from './execute-dialog';
import { RefuseDialog } from './refuse-dialog';

interface Task {
  kind: 'execute' | 'refuse';
  request: DeskRequest;
}

/** For operators: the restores that companies ask for. */
export function RestoreDesk() {
  const text = useText();
  const holds = useHolds();
  const words = useWords();
  const [task, setTask] = useState<Task>();
  const { data, error, refetch } = useDeskRequests();
  const entriesOf = (request: DeskRequest) =>
    request.state === 'open' && holds('operations.restore-request.settle')
      ? [
          { label: 'backups.desk.execute', run: () => setTask({ kind: 'execute', request }) },
          { label: 'backups.desk.refuse', run: () => setTask({ kind: 'refuse', request }) },
        ]
      : [];
  const close = () => setTask(undefined);
  return (
    <Page title={text('backups.desk.title')} lead={text('backups.desk.lead')}>
      <Card flush>
        {error && !data && <ErrorState error={error} retry={refetch} />}
        {!data && !error && <RowSkeletons count={4} />}
        {data?.items.length === 0 && (
          <EmptyState
            icon={RestoreIcon}
            title={text('backups.desk.none')}
            content={text('backups.desk.noneWhy')}
          />
        )}
        {data && data.items.length > 0 && (
          <Rows label={text('backups.desk.title')}>
            {data.items.map((each) => (
              <Row
                key={each.id}
                title={
                  <>
                    {each.instanceName} <RequestChip state={each.state} />
                  </>
                }
                subtitle={
                  <>
                    <div>
                      {text('backups.request.of', { when: words.moment(each.copiedAt) })} ·{' '}
                      {text(`backups.request.target.${each.into}`)}
                    </div>
                    <div>
                      {text('backups.request.by', { who: each.requestedBy })} · <When at={each.requestedAt} />
                      {each.settledBy && <> · {text('backups.desk.settledBy', { who: each.settledBy })}</>}
                    </div>
                    <div>{each.reason}</div>
                    {each.answer && <div>{text('backups.request.answer', { answer: each.answer })}</div>}
                  </>
                }
                end={
                  <RowMenu
                    label={text('backups.desk.actions', { name: each.instanceName })}
                    entries={entriesOf(each)}
                  />
                }
              />
            ))}
          </Rows>
        )}
      </Card>
      {task?.kind === 'execute' && <ExecuteDialog request={task.request} onClose={close} />}
      {task?.kind === 'refuse' && <RefuseDialog request={task.request} onClose={close} />}
    </Page>
  );
}
