import { useQueryClient } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { request } from '@/api/http';
import {
  Card,
  formatInstant,
  NumberInput,
  PasswordInput,
  Prose,
  SelectInput,
  SimpleForm,
  SwitchInput,
  TextInput,
  useLanguage,
  useText,
} from '@/kit';
import { type MailSettings, mailPath } from './mail-settings-page';

const names = [
  'senderName',
  'senderAddress',
  'ownServer',
  'host',
  'port',
  'security',
  'userName',
  'country',
  'requestReference',
] as const;

/** Whom mails are from, and the server that sends them. */
export function MailForm({ settings }: { settings: MailSettings }) {
  const text = useText();
  const client = useQueryClient();
  const values = Object.fromEntries(names.map((name) => [name, settings[name]]));
  return (
    <Card title={text('workspace.mailSettings.sender')}>
      <SimpleForm
        // What was saved begins a new form: a password that was typed is in it no more.
        key={settings.version}
        label="workspace.mailSettings.sender"
        defaultValues={{ ...values, password: '', responsibilityAccepted: settings.acceptedAt !== null }}
        columns={2}
        onSubmit={async ({ password, responsibilityAccepted, port, ...given }: Record<string, unknown>) => {
          const answer = await request<MailSettings>(mailPath, {
            method: 'PATCH',
            version: settings.version,
            body: {
              ...given,
              port: port ?? null,
              ...(password ? { password } : {}),
              ...(responsibilityAccepted && !settings.acceptedAt ? { responsibilityAccepted } : {}),
            },
          });
          client.setQueryData([mailPath], answer);
        }}
      >
        <TextInput source="senderName" label="workspace.mailSettings.senderName" max={100} />
        <TextInput
          source="senderAddress"
          label="workspace.mailSettings.senderAddress"
          format="email"
          help={text('workspace.mailSettings.senderHelp', { address: settings.platformAddress })}
        />
        <SwitchInput source="ownServer" label="workspace.mailSettings.own" />
        <ServerInputs settings={settings} />
      </SimpleForm>
    </Card>
  );
}

function ServerInputs({ settings }: { settings: MailSettings }) {
  const text = useText();
  const language = useLanguage();
  const own: unknown = useWatch({ name: 'ownServer' });
  const host: unknown = useWatch({ name: 'host' });
  if (own !== true) return null;
  const securities = ['starttls', 'tls', ...(settings.privateServers ? ['none'] : [])];
  const kept = settings.hasPassword && host === settings.host;
  return (
    <>
      <TextInput
        source="host"
        label="workspace.mailSettings.host"
        help="workspace.mailSettings.hostHelp"
        required
        max={253}
      />
      <NumberInput source="port" label="workspace.mailSettings.port" required max={65_535} />
      <SelectInput
        source="security"
        label="workspace.mailSettings.security"
        required
        choices={securities.map((value) => ({
          value,
          label: text(`workspace.mailSettings.securityValue.${value}`),
        }))}
      />
      <TextInput source="userName" label="workspace.mailSettings.userName" max={254} autoComplete="off" />
      <PasswordInput
        source="password"
        label="workspace.mailSettings.password"
        help={kept ? 'workspace.mailSettings.passwordKept' : 'workspace.mailSettings.passwordHelp'}
        autoComplete="new-password"
      />
      <TextInput source="country" label="workspace.mailSettings.country" max={2} />
      <TextInput source="requestReference" label="workspace.mailSettings.requestReference" max={200} />
      {settings.acceptedAt && host === settings.host ? (
        <Prose>
          {text('workspace.mailSettings.acceptedAt', { when: formatInstant(settings.acceptedAt, language) })}
        </Prose>
      ) : (
        <SwitchInput source="responsibilityAccepted" label="workspace.mailSettings.accept" />
      )}
    </>
  );
}
