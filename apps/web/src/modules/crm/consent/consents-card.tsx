import { useState } from 'react';
import { useHolds } from '@/api/use-session';
import {
  Button,
  Card,
  ErrorState,
  IconText,
  Row,
  RowMenu,
  RowSkeletons,
  Rows,
  Stack,
  ToneChip,
  useText,
} from '@/kit';
import { contacts } from '../contacts/contact.record';
import { ConsentDetail } from './consent-detail';
import { ConsentHistory } from './consent-history';
import { channelIcons, standingOf } from './consent-words';
import { NoteDialog, type Noted } from './note-dialog';
import { type ChannelConsent, useConsents } from './use-consents';

const kinds = ['given', 'withdrawn', 'objected', 'informed'] as const;

/** Whether a contact may be written to and called, channel by channel, since when, and who said so. */
export function ConsentsCard({ id }: { id: string }) {
  const text = useText();
  const holds = useHolds();
  const { data, error, refetch } = useConsents(id);
  const [noting, setNoting] = useState<Noted>();
  const [told, setTold] = useState(false);
  const mayNote = holds(`${contacts.meta.name}.update`);
  const entries = ({ channel, state }: ChannelConsent) =>
    kinds
      .filter((kind) => kind !== 'withdrawn' || state === 'given' || state === 'unconfirmed')
      .map((kind) => ({ label: `crm.consent.note.${kind}`, run: () => setNoting({ channel, kind }) }));
  return (
    <Card flush={data !== undefined} title={text('crm.consent.title')}>
      {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <RowSkeletons count={4} />}
      {data && (
        <>
          <Rows label={text('crm.consent.title')}>
            {data.channels.map((channel) => {
              const name = text(`crm.consent.channel.${channel.channel}`);
              const { key, tone } = standingOf(channel);
              return (
                <Row
                  key={channel.channel}
                  title={
                    <Stack direction="row" sx={{ gap: 2, flexWrap: 'wrap', alignItems: 'center' }}>
                      <IconText icon={channelIcons[channel.channel]}>{name}</IconText>
                      <ToneChip tone={tone}>{text(key)}</ToneChip>
                    </Stack>
                  }
                  subtitle={
                    <ConsentDetail event={data.events.find(({ id: each }) => each === channel.eventId)} />
                  }
                  end={
                    mayNote && (
                      <RowMenu label={text('crm.consent.actions', { name })} entries={entries(channel)} />
                    )
                  }
                />
              );
            })}
          </Rows>
          {data.events.length > 0 && (
            <Stack sx={{ px: 4, py: 2, alignItems: 'flex-start' }}>
              <Button size="small" aria-expanded={told} onClick={() => setTold(!told)}>
                {text(told ? 'crm.consent.hideHistory' : 'crm.consent.showHistory', {
                  smart_count: data.events.length,
                })}
              </Button>
            </Stack>
          )}
          {told && <ConsentHistory events={data.events} />}
        </>
      )}
      {noting && <NoteDialog id={id} noted={noting} onClose={() => setNoting(undefined)} />}
    </Card>
  );
}
