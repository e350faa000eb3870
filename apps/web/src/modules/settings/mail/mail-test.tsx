import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Schemas } from '@/api/generated/schema';
import { type ApiProblem, request } from '@/api/http';
import { Alert, Box, Button, Card, formatInstant, Prose, Stack, useLanguage, useText } from '@/kit';
import { type MailSettings, mailPath } from './mail-settings-page';

/** Tries the server, and says what it answered: in plain words, and as it said it. */
export function MailTest({ settings }: { settings: MailSettings }) {
  const text = useText();
  const language = useLanguage();
  const client = useQueryClient();
  const { mutate, data, error, isPending } = useMutation<Schemas['MailTestAnswer'], ApiProblem>({
    mutationFn: () => request(`${mailPath}/test`, { method: 'POST' }),
    onSettled: () => client.invalidateQueries({ queryKey: [mailPath] }),
  });
  const { testedAt, testPassed, testAnswer } = settings;
  return (
    <Card title={text('workspace.mailSettings.test')}>
      <Stack sx={{ gap: 3, alignItems: 'flex-start' }}>
        <Prose>{text('workspace.mailSettings.testWhy')}</Prose>
        <Button variant="outlined" loading={isPending} onClick={() => mutate()}>
          {text('workspace.mailSettings.test')}
        </Button>
        <Box role="status" sx={{ width: '100%' }}>
          {error && <Alert severity="error">{text(error.message, { _: error.message })}</Alert>}
          {data && (
            <Alert severity={data.passed ? 'success' : 'error'}>
              <strong>
                {text(data.passed ? 'workspace.mailSettings.passed' : 'workspace.mailSettings.failed')}
              </strong>{' '}
              ({data.to})<br />
              {data.meaning}
              {data.answer && (
                <Box sx={{ mt: 2, overflowWrap: 'anywhere' }}>
                  {text('workspace.mailSettings.said')} : <code>{data.answer}</code>
                </Box>
              )}
            </Alert>
          )}
          {!data && testedAt && (
            <Alert severity={testPassed ? 'success' : 'warning'}>
              {text('workspace.mailSettings.testedAt', { when: formatInstant(testedAt, language) })}
              <Box sx={{ overflowWrap: 'anywhere' }}>{testAnswer}</Box>
            </Alert>
          )}
        </Box>
      </Stack>
    </Card>
  );
}
