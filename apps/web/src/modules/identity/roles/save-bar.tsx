import { Alert, Box, Button, Stack, useText } from '@/kit';
import type { RoleChanges } from './use-role-changes';

/** How many changes wait, and the way to save or to drop them; always in sight as long as there are some. */
export function SaveBar({ changes }: { changes: RoleChanges }) {
  const text = useText();
  const { count, busy, refusals } = changes;
  return (
    <Box
      sx={{
        position: 'sticky',
        bottom: 0,
        zIndex: 5,
        borderTop: count > 0 ? 1 : 0,
        borderColor: 'divider',
        bgcolor: 'background.default',
        px: { xs: 3, md: 5 },
      }}
    >
      <Box role="alert">
        {refusals.map(({ role, stale, message }) => (
          <Alert key={role} severity={stale ? 'warning' : 'error'} role="presentation" sx={{ my: 2 }}>
            <strong>{role}</strong> : {stale ? text('identity.role.stale') : message}
          </Alert>
        ))}
      </Box>
      <Stack direction="row" sx={{ gap: 2, alignItems: 'center', flexWrap: 'wrap', py: count > 0 ? 3 : 0 }}>
        <Box role="status" sx={{ flex: 1, minWidth: 0 }}>
          {count > 0 && text('identity.role.unsaved', { smart_count: count })}
        </Box>
        {count > 0 && (
          <>
            <Button onClick={changes.discard} disabled={busy}>
              {text('identity.role.discard')}
            </Button>
            <Button variant="contained" onClick={() => void changes.save()} loading={busy}>
              {text('ra.action.save')}
            </Button>
          </>
        )}
      </Stack>
    </Box>
  );
}
