import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { request } from '@/api/http';
import { CopyText, ErrorState, Prose, QrCode, RowSkeletons, TaskDialog, TextInput, useText } from '@/kit';

interface EnrolmentProps {
  onClose: () => void;
  /** Enrolled; these codes let the user in when the phone is lost, and are shown once. */
  onDone: (recoveryCodes: readonly string[]) => void;
}

/** Scans a code with an authenticator app, and proves it by the first code that the app makes. */
export function Enrolment({ onClose, onDone }: EnrolmentProps) {
  const text = useText();
  const attempt = useId();
  const { data, error } = useQuery({
    // A secret belongs to one attempt, and is forgotten with it.
    queryKey: ['second-factor', attempt],
    queryFn: () => request<{ secret: string; uri: string }>('identity/second-factor', { method: 'POST' }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  return (
    <TaskDialog
      title={text('account.factor.enrol')}
      submitLabel={text('account.factor.confirm')}
      onClose={onClose}
      onSubmit={async ({ code }) => {
        const { recoveryCodes } = await request<{ recoveryCodes: string[] }>(
          'identity/second-factor/confirmation',
          {
            method: 'POST',
            body: { code },
          },
        );
        onDone(recoveryCodes);
      }}
    >
      <Prose>{text('account.factor.scan')}</Prose>
      {error && <ErrorState error={error} />}
      {!data && !error && <RowSkeletons count={4} />}
      {data && <QrCode value={data.uri} label={text('account.factor.qr')} />}
      {data && <CopyText label={text('account.factor.secret')} value={data.secret} />}
      <TextInput source="code" label="identity.factor.code" autoComplete="one-time-code" required />
    </TaskDialog>
  );
}
