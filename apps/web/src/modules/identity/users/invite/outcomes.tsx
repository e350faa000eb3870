import { Alert, Box, Card, pathOf, Row, Rows, useText } from '@/kit';
import { CheckIcon, WarningIcon } from '@/kit/icons';
import { users } from '../user.record';
import type { Outcome } from './invite';

/** How the invitations went, one line each. */
export function Outcomes({ outcomes }: { outcomes: readonly Outcome[] }) {
  const text = useText();
  const sent = outcomes.filter(({ id }) => id !== undefined).length;
  const refused = outcomes.length - sent;
  return (
    <Box role="status">
      {outcomes.length > 0 && (
        <Card title={text('identity.user.invite.results')} flush>
          {refused > 0 && (
            <Alert severity="warning" sx={{ mx: 5, mb: 2 }}>
              {text('identity.user.invite.someRefused', { smart_count: refused })}
            </Alert>
          )}
          <Rows label={text('identity.user.invite.results')}>
            {outcomes.map(({ email, id, problem }) => (
              <Row
                key={email}
                icon={id ? CheckIcon : WarningIcon}
                title={email}
                subtitle={problem ?? text('identity.user.invite.sent')}
                {...(id && { to: pathOf(users, id) })}
              />
            ))}
          </Rows>
        </Card>
      )}
    </Box>
  );
}
