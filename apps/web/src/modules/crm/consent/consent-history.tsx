import { Row, Rows, Stack, Typography, useText } from '@/kit';
import { ConsentDetail } from './consent-detail';
import type { ConsentEvent } from './use-consents';

/** All that was noted, the newest first. Nothing of it can be changed. */
export function ConsentHistory({ events }: { events: readonly ConsentEvent[] }) {
  const text = useText();
  return (
    <Rows label={text('crm.consent.history')}>
      {events.map((event) => (
        <Row
          key={event.id}
          title={`${text(`crm.consent.channel.${event.channel}`)} · ${text(
            event.awaitsConfirmation ? 'crm.consent.kind.awaiting' : `crm.consent.kind.${event.kind}`,
          )}`}
          subtitle={
            <Stack component="span" sx={{ display: 'block' }}>
              <ConsentDetail event={event} />
              {[
                event.address,
                event.wording && text('crm.consent.quoted', { wording: event.wording }),
                event.proof,
              ]
                .filter(Boolean)
                .map((line) => (
                  <Typography
                    key={String(line)}
                    component="span"
                    variant="body2"
                    sx={{ display: 'block', overflowWrap: 'anywhere', whiteSpace: 'normal' }}
                  >
                    {line}
                  </Typography>
                ))}
            </Stack>
          }
        />
      ))}
    </Rows>
  );
}
