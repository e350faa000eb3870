import { useMutation } from '@tanstack/react-query';
import type { Schemas } from '@/api/generated/schema';
import { type ApiProblem, request } from '@/api/http';
import { Alert, Box, Button, CopyText, Stack, useLanguage, useText } from '@/kit';
import { VerifiedIcon } from '@/kit/icons';

type Verdict = Schemas['AuditVerificationAnswer'];

/** Checks that every entry follows from the one before, and tells the result. */
export function useVerification() {
  return useMutation<Verdict, ApiProblem>({ mutationFn: () => request('identity/audit-verification') });
}

export function VerifyButton({ verification }: { verification: ReturnType<typeof useVerification> }) {
  const text = useText();
  return (
    <Button
      variant="outlined"
      startIcon={<VerifiedIcon />}
      loading={verification.isPending}
      onClick={() => verification.mutate()}
    >
      {text('identity.audit.verify')}
    </Button>
  );
}

export function VerificationResult({ verification }: { verification: ReturnType<typeof useVerification> }) {
  const text = useText();
  const language = useLanguage();
  const { data, error } = verification;
  const count = new Intl.NumberFormat(language);
  return (
    <Box role="status">
      {error && <Alert severity="error">{error.message}</Alert>}
      {data && (
        <Alert severity={data.intact ? 'success' : 'error'} onClose={verification.reset}>
          <Stack sx={{ gap: 2 }}>
            {data.intact
              ? text('identity.audit.intact', {
                  smart_count: data.entries,
                  count: count.format(data.entries),
                })
              : text('identity.audit.broken', { n: count.format(data.firstBroken ?? 0) })}
            <CopyText label={text('identity.audit.head')} value={data.head} />
          </Stack>
        </Alert>
      )}
    </Box>
  );
}
