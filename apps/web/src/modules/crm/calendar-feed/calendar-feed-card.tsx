import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { useState } from 'react';
import type { Schemas } from '@/api/generated/schema';
import { type ApiProblem, request } from '@/api/http';
import {
  Alert,
  Button,
  Card,
  CopyText,
  ErrorState,
  formatInstant,
  Prose,
  RowSkeletons,
  Stack,
  useConfirm,
  useLanguage,
  useText,
} from '@/kit';

const path = 'crm/calendar-feed';

/** The secret address of one's own activities, for calendars of other programs: shown once, revoked at any time. */
export function CalendarFeedCard() {
  const text = useText();
  const language = useLanguage();
  const confirm = useConfirm();
  const notify = useNotify();
  const client = useQueryClient();
  const [address, setAddress] = useState<string>();
  const [busy, setBusy] = useState(false);
  const { data, error, refetch } = useQuery<Schemas['CalendarFeedState'], ApiProblem>({
    queryKey: [path],
    queryFn: ({ signal }) => request<Schemas['CalendarFeedState']>(path, { signal }),
  });
  const run = async (work: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await work();
      await client.invalidateQueries({ queryKey: [path] });
    } catch (problem) {
      const { message } = problem as ApiProblem;
      notify(text(message, { _: message }), { type: 'error', messageArgs: { _: message } });
    } finally {
      setBusy(false);
    }
  };
  const create = async () => {
    const renews = data?.active === true;
    const title = text('crm.feed.renew');
    if (renews && !(await confirm({ title, content: text('crm.feed.renewWhy'), confirm: title }))) return;
    await run(async () => {
      const made = await request<Schemas['CalendarFeedAddress']>(path, { method: 'POST' });
      setAddress(made.url);
    });
  };
  const revoke = async () => {
    const agreed = await confirm({
      title: text('crm.feed.revokeTitle'),
      content: text('crm.feed.renewWhy'),
      confirm: text('crm.feed.revoke'),
      danger: true,
    });
    if (!agreed) return;
    await run(async () => {
      await request(path, { method: 'DELETE' });
      setAddress(undefined);
      notify('crm.feed.revoked', { type: 'success' });
    });
  };
  return (
    <Card title={text('crm.feed.title')}>
      {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <RowSkeletons count={3} />}
      {data && (
        <Stack sx={{ gap: 3 }}>
          <Prose>{text('crm.feed.why')}</Prose>
          {address ? (
            <>
              <CopyText label={text('crm.feed.address')} value={address} />
              <Alert severity="warning">{text('crm.feed.once')}</Alert>
              <Prose>{text('crm.feed.how')}</Prose>
            </>
          ) : (
            <Prose>
              {data.createdAt
                ? text('crm.feed.since', { date: formatInstant(data.createdAt, language) })
                : text('crm.feed.none')}
            </Prose>
          )}
          <Stack direction="row" sx={{ gap: 2, flexWrap: 'wrap' }}>
            <Button
              variant={data.active ? 'outlined' : 'contained'}
              loading={busy}
              onClick={() => void create()}
            >
              {text(data.active ? 'crm.feed.renew' : 'crm.feed.create')}
            </Button>
            {data.active && (
              <Button color="error" disabled={busy} onClick={() => void revoke()}>
                {text('crm.feed.revoke')}
              </Button>
            )}
          </Stack>
        </Stack>
      )}
    </Card>
  );
}
