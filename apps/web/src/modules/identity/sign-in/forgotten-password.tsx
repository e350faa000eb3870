import { useState } from 'react';
import { request } from '@/api/http';
import { PlainField, PlainForm, Prose, PublicPage, QuietLink, useText } from '@/kit';

/** Asks for a link to choose a new password. The answer is the same for every address. */
export function ForgottenPassword() {
  const text = useText();
  const [sent, setSent] = useState(false);
  const back = <QuietLink to="/sign-in" label={text('identity.forgotten.back')} />;
  if (sent) {
    return (
      <PublicPage title={text('identity.forgotten.sentTitle')}>
        <Prose>{text('identity.forgotten.sent')}</Prose>
        {back}
      </PublicPage>
    );
  }
  return (
    <PublicPage title={text('identity.forgotten.title')} lead={text('identity.forgotten.lead')}>
      <PlainForm
        submit={text('identity.forgotten.submit')}
        footer={back}
        onSubmit={async ({ email }) => {
          await request('identity/password-resets', { method: 'POST', body: { email } });
          setSent(true);
        }}
      >
        <PlainField
          name="email"
          type="email"
          label={text('identity.email')}
          autoComplete="username"
          autoFocus
        />
      </PlainForm>
    </PublicPage>
  );
}
