import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Stack,
  TextField,
  Typography,
} from '@mui/material';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { type ApiProblem, onPasswordNeeded, request } from '@/api/http';
import { useText } from '@/i18n/use-text';

/** Asks for the password again when the server wants a recent one, and lets the refused request go on. */
export function PasswordDialog() {
  const text = useText();
  const [open, setOpen] = useState(false);
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const answer = useRef<(given: boolean) => void>(undefined);
  const titleId = useId();
  useEffect(() => {
    onPasswordNeeded(
      () =>
        new Promise((resolve) => {
          answer.current = resolve;
          setPassword('');
          setProblem(undefined);
          setOpen(true);
        }),
    );
    return () => onPasswordNeeded(async () => false);
  }, []);
  const settle = (given: boolean) => {
    setOpen(false);
    answer.current?.(given);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setBusy(true);
    try {
      await request('identity/session/confirmations', { method: 'POST', body: { password } });
      settle(true);
    } catch (error) {
      setProblem((error as ApiProblem).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog open={open} onClose={() => settle(false)} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <form onSubmit={submit}>
        <DialogTitle id={titleId}>{text('app.password.title')}</DialogTitle>
        <DialogContent>
          <Stack sx={{ gap: 3 }}>
            <Typography color="textSecondary">{text('app.password.why')}</Typography>
            {problem && <Alert severity="error">{problem}</Alert>}
            <TextField
              autoFocus
              required
              type="password"
              autoComplete="current-password"
              label={text('app.password.label')}
              value={password}
              onChange={({ target }) => setPassword(target.value)}
              slotProps={{ inputLabel: { required: false } }}
            />
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={() => settle(false)}>{text('ra.action.cancel')}</Button>
          <Button type="submit" variant="contained" loading={busy}>
            {text('ra.action.confirm')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
