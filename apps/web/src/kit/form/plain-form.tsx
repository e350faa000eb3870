import { Alert, Button, Stack } from '@mui/material';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { ApiProblem } from '@/api/http';
import { useText } from '@/i18n/use-text';

interface PlainFormProps {
  /** Resolves when it is done; what it throws is shown. */
  onSubmit: (values: Record<string, string>) => Promise<void>;
  submit: string;
  children: ReactNode;
  /** Below the button. */
  footer?: ReactNode;
}

/** A form of native fields: for the few pages before anybody is signed in, which must load at once. */
export function PlainForm({ onSubmit, submit, children, footer }: PlainFormProps) {
  const text = useText();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem) alert.current?.focus();
  }, [problem]);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entries = [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]);
    setBusy(true);
    setProblem(undefined);
    try {
      await onSubmit(Object.fromEntries(entries));
    } catch (error) {
      setProblem(wordsOf(error, text));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={send} noValidate={false}>
      <Stack sx={{ gap: 4 }}>
        {problem && (
          <Alert severity="error" ref={alert} tabIndex={-1}>
            {problem}
          </Alert>
        )}
        {children}
        <Button type="submit" variant="contained" size="large" loading={busy} sx={{ minHeight: 42 }}>
          {submit}
        </Button>
        {footer}
      </Stack>
    </form>
  );
}

/** What to tell a person of a failure. */
export function wordsOf(error: unknown, text: (key: string) => string): string {
  if (!(error instanceof ApiProblem)) return text('app.states.failed.title');
  if (error.isOffline) return text('app.states.offline.title');
  return error.fields[0]?.message ?? error.message;
}
