import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '@/api/generated/schema';
import { type ApiProblem, request } from '@/api/http';
import {
  Alert,
  Button,
  Card,
  ErrorState,
  Figure,
  Figures,
  Page,
  Prose,
  Row,
  RowSkeletons,
  Rows,
  Stack,
  useText,
  When,
} from '@/kit';
import { AddIcon } from '@/kit/icons';
import { CheckCard } from './check-card';
import { channelIcons } from './consent-words';
import { ListDialog, suppressionsPath } from './list-dialog';

/** The list of refused addresses: how many there are, whether one is on it, putting one there and taking one off. */
export function Suppressions() {
  const text = useText();
  const [writing, setWriting] = useState<'add' | 'remove'>();
  const { data, error, refetch } = useQuery<Schemas['SuppressionsAnswer'], ApiProblem>({
    queryKey: [suppressionsPath],
    queryFn: ({ signal }) => request<Schemas['SuppressionsAnswer']>(suppressionsPath, { signal }),
  });
  const reason = (said: string) => text(`crm.suppression.reasons.${said}`, { _: said });
  return (
    <Page
      title={text('crm.suppression.title')}
      lead={text('crm.suppression.lead')}
      actions={
        <Button variant="contained" startIcon={<AddIcon />} onClick={() => setWriting('add')}>
          {text('crm.suppression.add')}
        </Button>
      }
    >
      <Stack sx={{ gap: 4 }}>
        <Figures label={text('crm.suppression.counts')}>
          {(['email', 'sms', 'phone', 'letter'] as const).map((channel) => (
            <Figure
              key={channel}
              label={text(`crm.consent.channel.${channel}`)}
              value={error && !data ? null : data?.counts.find((each) => each.channel === channel)?.count}
            />
          ))}
        </Figures>
        <CheckCard />
        <Card title={text('crm.suppression.latest')} flush={data !== undefined && data.latest.length > 0}>
          {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
          {!data && !error && <RowSkeletons count={5} />}
          {data?.latest.length === 0 && <Prose>{text('crm.suppression.none')}</Prose>}
          {data && data.latest.length > 0 && (
            <Rows label={text('crm.suppression.latest')}>
              {data.latest.map(({ id, channel, at, reason: said }) => (
                <Row
                  key={id}
                  icon={channelIcons[channel]}
                  title={text(`crm.consent.channel.${channel}`)}
                  subtitle={reason(said)}
                  end={<When at={at} />}
                />
              ))}
            </Rows>
          )}
        </Card>
        <Alert
          severity="warning"
          action={
            <Button color="inherit" onClick={() => setWriting('remove')}>
              {text('crm.suppression.remove')}
            </Button>
          }
        >
          {text('crm.suppression.removeWhy')}
        </Alert>
      </Stack>
      {writing && <ListDialog act={writing} onClose={() => setWriting(undefined)} />}
    </Page>
  );
}
