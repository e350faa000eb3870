import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import type { Schemas } from '@/api/generated/schema';
import { type ApiProblem, request } from '@/api/http';
import { Button, Card, Chip, ErrorState, Row, RowSkeletons, Rows, useConfirm, useText, When } from '@/kit';
import { DevicesIcon } from '@/kit/icons';
import { deviceOf } from './device';

/** Where the user is signed in, and the way to end it from afar. */
export function SessionsCard() {
  const text = useText();
  const notify = useNotify();
  const confirm = useConfirm();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ['identity/sessions'],
    queryFn: () => request<Schemas['SessionListAnswer']>('identity/sessions'),
  });
  const end = useMutation({
    mutationFn: (id?: string) =>
      request(id ? `identity/sessions/${id}` : 'identity/sessions', { method: 'DELETE' }),
    onSuccess: () => notify('account.sessions.ended', { type: 'success' }),
    onError: (problem: ApiProblem) => notify(problem.message, { type: 'error' }),
    onSettled: () => client.invalidateQueries({ queryKey: ['identity/sessions'] }),
  });
  const endOthers = async () => {
    const title = text('account.sessions.endOthers');
    if (await confirm({ title, content: text('account.sessions.endOthersWhy'), confirm: title }))
      end.mutate(undefined);
  };
  const others = data?.items.filter(({ current }) => !current) ?? [];
  return (
    <Card
      title={text('account.sessions.title')}
      actions={others.length > 0 && <Button onClick={endOthers}>{text('account.sessions.endOthers')}</Button>}
      flush
    >
      {error && <ErrorState error={error} retry={refetch} />}
      {!data && !error && <RowSkeletons count={2} />}
      <Rows label={text('account.sessions.title')}>
        {data?.items.map(({ id, current, userAgent, address, lastSeenAt }) => (
          <Row
            key={id}
            icon={DevicesIcon}
            title={deviceOf(userAgent) ?? text('account.sessions.unknown')}
            subtitle={
              <>
                {address} · <When at={lastSeenAt} />
              </>
            }
            end={
              current ? (
                <Chip color="primary" variant="outlined" label={text('account.sessions.current')} />
              ) : (
                <Button onClick={() => end.mutate(id)}>{text('account.sessions.end')}</Button>
              )
            }
          />
        ))}
      </Rows>
    </Card>
  );
}
