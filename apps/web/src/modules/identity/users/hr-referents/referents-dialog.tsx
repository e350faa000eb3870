import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import type { Schemas } from '@/api/generated/schema';
import { request } from '@/api/http';
import { useHolds } from '@/api/use-session';
import {
  Alert,
  Button,
  NoticeDialog,
  Prose,
  ReferenceInput,
  Row,
  Rows,
  SimpleForm,
  Stack,
  useConfirm,
  useText,
} from '@/kit';
import { PersonIcon } from '@/kit/icons';
import { useUserAction } from '../use-user-action';
import { users } from '../user.record';
import { mostReferents } from './use-referents';

interface ReferentsDialogProps {
  referents: readonly Schemas['User'][];
  onClose: () => void;
}

/** Why there are HR referents, who they are, and the way to name and to revoke them. */
export function ReferentsDialog({ referents, onClose }: ReferentsDialogProps) {
  const text = useText();
  const holds = useHolds();
  const confirm = useConfirm();
  const act = useUserAction();
  const manages = holds('identity.hr-referent.manage');
  const revoke = async (id: string, name: string) => {
    const agreed = await confirm({
      title: text('identity.user.ask.revoke-referent.title', { name }),
      content: text('identity.user.ask.revoke-referent.content'),
      confirm: text('identity.user.commands.revoke-referent'),
      danger: true,
    });
    if (agreed) await act('revoke-referent', id);
  };
  return (
    <NoticeDialog
      title={text('identity.user.referents.title')}
      close={text('ra.action.close')}
      onClose={onClose}
    >
      <Prose>{text('identity.user.referents.why', { most: mostReferents })}</Prose>
      {referents.length > 0 ? (
        <Rows label={text('identity.user.referents.title')}>
          {referents.map(({ id, email, ...user }) => {
            const name = users.title({ id, email, ...user });
            return (
              <Row
                key={id}
                icon={PersonIcon}
                title={name}
                subtitle={email}
                end={
                  manages && (
                    <Button
                      color="error"
                      aria-label={text('identity.user.ask.revoke-referent.title', { name })}
                      onClick={() => void revoke(id, name)}
                    >
                      {text('identity.user.referents.revoke')}
                    </Button>
                  )
                }
              />
            );
          })}
        </Rows>
      ) : (
        <Alert severity="warning">{text('identity.user.referents.noneYet')}</Alert>
      )}
      {manages &&
        (referents.length < mostReferents ? (
          <NameReferent />
        ) : (
          <Alert severity="info">{text('identity.user.referents.full', { most: mostReferents })}</Alert>
        ))}
    </NoticeDialog>
  );
}

function NameReferent() {
  const text = useText();
  const notify = useNotify();
  const client = useQueryClient();
  return (
    <SimpleForm<{ userId: string | null }>
      label="identity.user.referents.name"
      submitLabel="identity.user.referents.name"
      defaultValues={{ userId: null }}
      clears
      onSubmit={async ({ userId }) => {
        await request(`${users.meta.path}/${userId}/hr-referent`, { method: 'PUT' });
        notify('identity.user.done.name-referent', { type: 'success' });
        await client.invalidateQueries({ queryKey: [users.meta.path] });
      }}
    >
      <Stack sx={{ gap: 2 }}>
        <ReferenceInput
          source="userId"
          label="identity.user.referents.who"
          help="identity.user.referents.told"
          to="identity.user"
          required
        />
        <Prose>{text('identity.user.referents.password')}</Prose>
      </Stack>
    </SimpleForm>
  );
}
