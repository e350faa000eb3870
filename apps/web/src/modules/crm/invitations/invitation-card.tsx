import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { Schemas } from '@/api/generated/schema';
import { type ApiProblem, request } from '@/api/http';
import { useHolds } from '@/api/use-session';
import {
  Alert,
  type AnyRecord,
  Box,
  Button,
  Card,
  ErrorState,
  Prose,
  Row,
  RowSkeletons,
  Rows,
  Stack,
  ToneChip,
  useText,
} from '@/kit';
import { activities } from '../activities/activity.record';

const InviteDialog = lazy(() => import('./invite-dialog').then((file) => ({ default: file.InviteDialog })));
const IntakeDialog = lazy(() =>
  import('../mails/intake-dialog').then((file) => ({ default: file.IntakeDialog })),
);

type Invitee = Schemas['InviteeAnswer'];
const tones = {
  'needs-action': 'neutral',
  accepted: 'success',
  declined: 'danger',
  tentative: 'warning',
} as const;
const invitedTo = ['meeting', 'visit', 'call'];

export const invitationKey = (id: string): string[] => [activities.meta.path, 'invitation', id];

/** Who is invited to an appointment, and what they answered. */
export function InvitationCard({ activity }: { activity: AnyRecord }) {
  const text = useText();
  const holds = useHolds();
  const [dialog, setDialog] = useState<'invite' | 'answer'>();
  const { id } = activity;
  const { data, error, refetch } = useQuery<Schemas['ActivityInvitationAnswer'], ApiProblem>({
    queryKey: invitationKey(id),
    queryFn: ({ signal }) => request(`${activities.meta.path}/${id}/invitation`, { signal }),
    refetchInterval: ({ state }) =>
      state.data?.invitees.some(({ delivery }) => delivery === 'queued') ? 2_000 : false,
  });
  const planned = activity['state'] === 'planned' && invitedTo.includes(String(activity['kind']));
  if (!planned && !data?.exists) return null;
  const invitees = data?.invitees ?? [];
  const mayInvite = planned && holds(`${activities.meta.name}.update`);
  return (
    <Card title={text('crm.invitation.title')} flush>
      {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <RowSkeletons count={2} />}
      {data && (
        <>
          <Box sx={{ px: 5, pb: 3 }}>
            {invitees.length === 0 && <Prose>{text('crm.invitation.none')}</Prose>}
            {data.cancelled && <Alert severity="info">{text('crm.invitation.cancelledNote')}</Alert>}
          </Box>
          {invitees.length > 0 && (
            <Rows label={text('crm.invitation.title')}>
              {invitees.map((invitee) => (
                <InviteeRow key={invitee.id} invitee={invitee} />
              ))}
            </Rows>
          )}
          <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 2, px: 5, py: 3 }}>
            {mayInvite && (
              <Button variant="outlined" onClick={() => setDialog('invite')}>
                {text(data.exists ? 'crm.invitation.change' : 'crm.invitation.invite')}
              </Button>
            )}
            {data.exists && holds('crm.email.create') && (
              <Button onClick={() => setDialog('answer')}>{text('crm.invitation.drop')}</Button>
            )}
          </Stack>
        </>
      )}
      {dialog && data && (
        <Suspense fallback={null}>
          {dialog === 'invite' ? (
            <InviteDialog activity={activity} invited={invitees} onClose={() => setDialog(undefined)} />
          ) : (
            <IntakeDialog
              onClose={() => {
                setDialog(undefined);
                void refetch();
              }}
            />
          )}
        </Suspense>
      )}
    </Card>
  );
}

function InviteeRow({ invitee }: { invitee: Invitee }) {
  const text = useText();
  const { name, address, answer, delivery, failure, remark, withdrawn } = invitee;
  const below = [
    name && address,
    delivery !== 'sent' && text(`crm.invitation.delivery.${delivery}`),
    failure,
    remark && `« ${remark} »`,
  ];
  return (
    <Row
      title={name || address}
      subtitle={below.filter(Boolean).join(' · ')}
      end={
        withdrawn ? (
          <ToneChip>{text('crm.invitation.withdrawn')}</ToneChip>
        ) : (
          <ToneChip tone={tones[answer]}>{text(`crm.invitation.answer.${answer}`)}</ToneChip>
        )
      }
    />
  );
}
