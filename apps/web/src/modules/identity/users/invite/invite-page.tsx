import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { ApiProblem } from '@/api/http';
import { useHolds } from '@/api/use-session';
import {
  Card,
  ErrorState,
  Page,
  pathOf,
  ReferenceInput,
  SelectInput,
  SimpleForm,
  Stack,
  TextInput,
  useLanguage,
  useText,
} from '@/kit';
import { users } from '../user.record';
import { readInvitees } from './addresses';
import { type InvitationTerms, inviteAll, type Outcome } from './invite';
import { Invitees } from './invitees';
import { Outcomes } from './outcomes';

interface Invitation extends InvitationTerms, Record<string, unknown> {
  addresses: string | null;
  firstName: string | null;
  lastName: string | null;
}

const forbidden = new ApiProblem(403, { code: 'FORBIDDEN' });

/** Invites one person or many at once: each gets a link by mail and chooses a password. */
export function InvitePage() {
  const text = useText();
  const holds = useHolds();
  const language = useLanguage();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  // Those who were refused stay in the form, to be put right.
  const [attempt, setAttempt] = useState<Partial<Invitation>>({ addresses: null, language });
  if (!holds('identity.user.create')) return <ErrorState error={forbidden} />;

  const send = async ({ addresses, firstName, lastName, ...terms }: Invitation) => {
    const { people, refused } = readInvitees(addresses ?? '');
    if (people.length === 0 || refused.length > 0) throw notAddresses(refused, text);
    const [only] = people;
    const invited =
      only && people.length === 1 && only.firstName === ''
        ? [{ ...only, firstName: firstName?.trim() ?? '', lastName: lastName?.trim() ?? '' }]
        : people;
    const done: Outcome[] = [];
    try {
      await inviteAll(invited, terms, (outcome) => {
        done.push(outcome);
        setOutcomes([...done]);
      });
    } finally {
      await client.invalidateQueries({ queryKey: [users.meta.path] });
    }
    const left = done.filter(({ problem }) => problem !== undefined).map(({ email }) => email);
    setAttempt({ ...terms, addresses: left.join('\n') || null });
  };
  return (
    <Page title={text('identity.user.invite.title')} lead={text('identity.user.invite.lead')}>
      <Stack sx={{ gap: 4, maxWidth: 720 }}>
        <Outcomes outcomes={outcomes} />
        <Card>
          <SimpleForm<Invitation>
            key={JSON.stringify(attempt)}
            label="identity.user.invite.title"
            submitLabel="identity.user.invite.submit"
            defaultValues={{
              firstName: null,
              lastName: null,
              roleId: null as never,
              teamId: null,
              ...attempt,
            }}
            onCancel={() => navigate(pathOf(users))}
            onSubmit={send}
          >
            <TextInput
              source="addresses"
              label="identity.user.invite.addresses"
              help="identity.user.invite.addressesHelp"
              format="multiline"
              required
              autoFocus
            />
            <Invitees />
            <ReferenceInput
              source="roleId"
              label="identity.user.invite.role"
              help="identity.user.roleHelp"
              to="identity.role"
              required
            />
            <ReferenceInput
              source="teamId"
              label="identity.user.invite.team"
              help="identity.user.teamHelp"
              to="identity.team"
            />
            <SelectInput
              source="language"
              label="identity.user.invite.language"
              required
              choices={(['fr', 'en'] as const).map((value) => ({
                value,
                label: text(`identity.user.language.${value}`),
              }))}
            />
          </SimpleForm>
        </Card>
      </Stack>
    </Page>
  );
}

/** What was typed is no list of addresses: said at its input, as the server would. */
function notAddresses(
  refused: readonly string[],
  text: (key: string, values?: object) => string,
): ApiProblem {
  const list = refused.slice(0, 5).join(', ');
  const message = text('identity.user.invite.notAddresses', { list });
  return new ApiProblem(422, {
    code: 'INVALID_INPUT',
    errors: [{ field: 'addresses', code: 'address', message }],
  });
}
