import { skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { useState } from 'react';
import { type ApiProblem, request } from '@/api/http';
import { useRefreshSession, useSession } from '@/api/use-session';
import { Alert, Button, Card, Prose, Stack, TaskDialog, TextInput, useText } from '@/kit';
import { Enrolment } from './enrolment';
import { RecoveryCodes } from './recovery-codes';

type Task = 'enrol' | 'remove' | 'renew';

/** The code that an app on the user's phone makes, asked for beside the password. */
export function SecondFactorCard() {
  const text = useText();
  const { user } = useSession();
  const refreshSession = useRefreshSession();
  const client = useQueryClient();
  const notify = useNotify();
  // A change of the factor ends the user's other sessions.
  const refresh = () =>
    Promise.all([refreshSession(), client.invalidateQueries({ queryKey: ['identity/sessions'] })]);
  const [task, setTask] = useState<Task>();
  // Kept beside the page: once a demanded factor is there, another frame takes the place of the one around it.
  const codesKey = ['recovery-codes'];
  const { data: codes = [] } = useQuery<readonly string[]>({ queryKey: codesKey, queryFn: skipToken });
  const setCodes = (shown: readonly string[]) => client.setQueryData(codesKey, shown);
  const renewal = useMutation({
    mutationFn: () =>
      request<{ recoveryCodes: string[] }>('identity/second-factor/recovery-codes', { method: 'POST' }),
    onSuccess: ({ recoveryCodes }) => setCodes(recoveryCodes),
    onError: (problem: ApiProblem) => notify(problem.message, { type: 'error' }),
  });
  return (
    <Card title={text('account.factor.title')}>
      <Stack sx={{ gap: 4, alignItems: 'flex-start' }}>
        <Alert severity={user.secondFactor ? 'success' : 'info'} sx={{ width: '100%' }}>
          {text(user.secondFactor ? 'account.factor.on' : 'account.factor.off')}
        </Alert>
        <Prose>{text('account.factor.why')}</Prose>
        {user.secondFactor ? (
          <Stack direction="row" sx={{ gap: 2, flexWrap: 'wrap' }}>
            <Button variant="outlined" loading={renewal.isPending} onClick={() => renewal.mutate()}>
              {text('account.factor.renew')}
            </Button>
            <Button color="error" onClick={() => setTask('remove')}>
              {text('account.factor.remove')}
            </Button>
          </Stack>
        ) : (
          <Button variant="contained" onClick={() => setTask('enrol')}>
            {text('account.factor.enrol')}
          </Button>
        )}
      </Stack>
      {task === 'enrol' && (
        <Enrolment
          onClose={() => setTask(undefined)}
          onDone={async (recoveryCodes) => {
            setTask(undefined);
            setCodes(recoveryCodes);
            await refresh();
          }}
        />
      )}
      {task === 'remove' && (
        <TaskDialog
          title={text('account.factor.remove')}
          submitLabel={text('account.factor.remove')}
          onClose={() => setTask(undefined)}
          onSubmit={async ({ code }) => {
            await request('identity/second-factor', { method: 'DELETE', body: { code } });
            setTask(undefined);
            await refresh();
          }}
        >
          <TextInput
            source="code"
            label="identity.factor.code"
            autoComplete="one-time-code"
            required
            autoFocus
          />
        </TaskDialog>
      )}
      {codes.length > 0 && <RecoveryCodes codes={codes} onClose={() => setCodes([])} />}
    </Card>
  );
}
