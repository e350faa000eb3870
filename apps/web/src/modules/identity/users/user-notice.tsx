import { useHolds } from '@/api/use-session';
import { Alert, type AnyRecord, Box, Button, useText } from '@/kit';
import { useUserAction } from './use-user-action';

/** Above a user who cannot get in: why, and the step that changes it. */
export function UserNotice({ user }: { user: AnyRecord }) {
  const text = useText();
  const holds = useHolds();
  const act = useUserAction();
  const state = String(user['state']);
  if (state === 'active') return null;
  const [action, right] =
    state === 'invited'
      ? (['invite-again', 'identity.user.create'] as const)
      : (['activate', 'identity.user.update'] as const);
  return (
    <Box sx={{ mb: 4 }}>
      <Alert
        severity="info"
        action={
          holds(right) && (
            <Button color="inherit" onClick={() => void act(action, user.id)}>
              {text(`identity.user.commands.${action}`)}
            </Button>
          )
        }
      >
        {text(`identity.user.notice.${state}`)}
      </Alert>
    </Box>
  );
}
