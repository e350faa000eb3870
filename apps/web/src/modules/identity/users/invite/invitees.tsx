import { useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import { Alert, Box, Chip, Columns, Stack, TextInput, useText } from '@/kit';
import { readInvitees } from './addresses';

/** What was understood of the addresses, while they are typed; the name is asked for when there is one person. */
export function Invitees() {
  const text = useText();
  const typed = useWatch({ name: 'addresses' }) as string | null;
  const { people } = useMemo(() => readInvitees(typed ?? ''), [typed]);
  // What is still being typed is no fault yet.
  const { refused } = useMemo(() => readInvitees(typed?.replace(/[^\n\r;,]*$/, '') ?? ''), [typed]);
  const [first] = people;
  const asksName = people.length === 1 && first?.firstName === '';
  return (
    <Stack sx={{ gap: 3 }}>
      <Box role="status">
        {people.length > 1 && (
          <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
            {text('identity.user.invite.people', { smart_count: people.length })}
            {people.slice(0, 30).map(({ email, firstName, lastName }) => (
              <Chip
                key={email}
                label={[firstName, lastName].filter(Boolean).join(' ') || email}
                title={email}
              />
            ))}
            {people.length > 30 && '…'}
          </Stack>
        )}
      </Box>
      {refused.length > 0 && (
        <Alert severity="warning">
          {text('identity.user.invite.notAddresses', { list: refused.slice(0, 5).join(', ') })}
        </Alert>
      )}
      {asksName && (
        <Columns min={200}>
          <TextInput source="firstName" label="identity.user.invite.firstName" max={100} />
          <TextInput source="lastName" label="identity.user.invite.lastName" max={100} />
        </Columns>
      )}
    </Stack>
  );
}
