import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { request } from '@/api/http';
import { Card, PasswordInput, SimpleForm, useText } from '@/kit';

/** Changes the password; every other session ends. */
export function PasswordCard() {
  const text = useText();
  const notify = useNotify();
  const client = useQueryClient();
  return (
    <Card title={text('account.password.title')}>
      <SimpleForm
        label="account.password.title"
        clears
        submitLabel="account.password.submit"
        onSubmit={async ({ current, new: next }) => {
          await request('identity/password', { method: 'PUT', body: { current, new: next } });
          notify('account.password.done', { type: 'success' });
          await client.invalidateQueries({ queryKey: ['identity/sessions'] });
        }}
      >
        <PasswordInput source="current" label="account.password.current" required />
        <PasswordInput
          source="new"
          label="identity.newPassword.label"
          help="identity.newPassword.help"
          autoComplete="new-password"
          required
        />
      </SimpleForm>
    </Card>
  );
}
