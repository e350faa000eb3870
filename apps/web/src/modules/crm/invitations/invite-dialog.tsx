import { useQueryClient } from '@tanstack/react-query';
import { useGetOne, useNotify } from 'ra-core';
import { useFormContext } from 'react-hook-form';
import type { Schemas } from '@/api/generated/schema';
import { ApiProblem, request } from '@/api/http';
import { type AnyRecord, Button, Stack, TaskDialog, TextInput, useText } from '@/kit';
import { activities } from '../activities/activity.record';
import { contacts } from '../contacts/contact.record';
import { type Party, partiesOf, readParties, writeParties } from '../mails/parties';
import { invitationKey } from './invitation-card';

interface InviteDialogProps {
  activity: AnyRecord;
  invited: readonly Schemas['InviteeAnswer'][];
  onClose: () => void;
}

/** Who is to be invited: the contact of the appointment is a click away, others by their address. */
export function InviteDialog({ activity, invited, onClose }: InviteDialogProps) {
  const text = useText();
  const notify = useNotify();
  const client = useQueryClient();
  const { id } = activity;
  const present = invited.filter(({ withdrawn }) => !withdrawn);
  return (
    <TaskDialog<{ people: string; [name: string]: unknown }>
      title={text('crm.invitation.invite')}
      width="sm"
      defaultValues={{ people: writeParties(present) }}
      onClose={onClose}
      onSubmit={async ({ people }) => {
        const { parties, wrong } = readParties(people ?? '');
        const [address] = wrong;
        if (address !== undefined) {
          const message = text('crm.email.wrongAddress', { address });
          throw new ApiProblem(422, {
            code: 'INVALID_INPUT',
            title: message,
            errors: [{ field: 'people', code: 'email', message }],
          });
        }
        const known = await knownContacts(parties);
        const invitees = parties.map((party) => ({ ...party, contactId: known.get(party.address) ?? null }));
        const answer = await request<Schemas['ActivityInvitationAnswer']>(
          `${activities.meta.path}/${id}/invitation`,
          {
            method: 'PUT',
            body: { invitees },
          },
        );
        client.setQueryData(invitationKey(id), answer);
        notify('crm.invitation.sent', { type: 'success' });
        onClose();
      }}
    >
      <Suggestion contactId={activity['contactId']} />
      <TextInput
        source="people"
        label="crm.invitation.people"
        help="crm.invitation.peopleHelp"
        format="multiline"
        max={4000}
        autoFocus
      />
    </TaskDialog>
  );
}

/** The contacts with these addresses; where they cannot be asked for, people are invited all the same. */
async function knownContacts(parties: readonly Party[]): Promise<Map<string, string>> {
  if (parties.length === 0) return new Map();
  const addresses = parties.map(({ address }) => address).join(',');
  const { items } = await request<Schemas['KnownRecipients']>('crm/email-recipients', {
    query: { addresses },
  }).catch((problem: unknown) => {
    if (problem instanceof ApiProblem && problem.status === 403) return { items: [] };
    throw problem;
  });
  return new Map(items.map(({ address, contactId }) => [address, contactId]));
}

function Suggestion({ contactId }: { contactId: unknown }) {
  const text = useText();
  const { getValues, setValue, watch } = useFormContext<{ people: string }>();
  const { data } = useGetOne<AnyRecord>(
    contacts.meta.path,
    { id: String(contactId ?? '') },
    { enabled: typeof contactId === 'string' },
  );
  const [email] = partiesOf(data?.['emails']);
  const typed = watch('people') ?? '';
  if (!data || !email || typed.includes(email.address)) return null;
  const name = contacts.title(data);
  const add = () => {
    const before = getValues('people')?.trim();
    const party = writeParties([{ name, address: email.address }]);
    setValue('people', before ? `${before}, ${party}` : party, { shouldDirty: true });
  };
  return (
    <Stack direction="row">
      <Button variant="outlined" onClick={add}>
        {text('crm.invitation.suggested', { name })}
      </Button>
    </Stack>
  );
}
