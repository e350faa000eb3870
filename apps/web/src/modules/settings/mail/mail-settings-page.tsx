import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '@/api/generated/schema';
import { type ApiProblem, request } from '@/api/http';
import { Card, ErrorState, Page, Prose, RowSkeletons, Stack, useText } from '@/kit';
import { MailForm } from './mail-form';
import { MailTest } from './mail-test';

export const mailPath = 'workspace/mail-settings';
export type MailSettings = Schemas['MailSettingsAnswer'];

/** How the company's mails go out: whom they are from, and by which server. */
export function MailSettingsPage() {
  const text = useText();
  const { data, error, refetch } = useQuery<MailSettings, ApiProblem>({
    queryKey: [mailPath],
    queryFn: ({ signal }) => request(mailPath, { signal }),
  });
  return (
    <Page title={text('workspace.mailSettings.menu')} lead={text('workspace.mailSettings.lead')}>
      {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && (
        <Card>
          <RowSkeletons count={8} />
        </Card>
      )}
      {data && (
        <Stack sx={{ gap: 4 }}>
          <MailForm settings={data} />
          {data.ownServer && <MailTest settings={data} />}
          <Card title={text('workspace.mailSettings.dns')}>
            <Stack sx={{ gap: 3 }}>
              {['spf', 'dkim', 'dmarc'].map((name) => (
                <Prose key={name}>{text(`workspace.mailSettings.${name}`)}</Prose>
              ))}
            </Stack>
          </Card>
        </Stack>
      )}
    </Page>
  );
}
