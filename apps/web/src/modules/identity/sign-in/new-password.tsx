import { useState } from 'react';
import { ApiProblem, request } from '@/api/http';
import { Alert, PlainField, PlainForm, Prose, PublicPage, QuietLink, useText } from '@/kit';

interface NewPasswordProps {
  /** Beginning of the texts: `identity.invitation`. */
  texts: string;
  /** Where token and password go, behind `/api/`. */
  path: string;
}

/** Chooses a password by a link from a mail; the link's secret stands behind `#`, which no server sees. */
export function NewPassword({ texts, path }: NewPasswordProps) {
  const text = useText();
  const [done, setDone] = useState(false);
  const [asksCode, setAsksCode] = useState(false);
  const token = location.hash.slice(1);
  if (done) {
    return (
      <PublicPage title={text(`${texts}.doneTitle`)}>
        <Prose>{text(`${texts}.done`)}</Prose>
        <QuietLink to="/sign-in" label={text('identity.signIn.submit')} />
      </PublicPage>
    );
  }
  if (!token) {
    return (
      <PublicPage title={text(`${texts}.title`)}>
        <Alert severity="error">{text('identity.newPassword.noToken')}</Alert>
        <QuietLink to="/sign-in" label={text('identity.forgotten.back')} />
      </PublicPage>
    );
  }
  const send = async ({ password, otp }: Record<string, string>) => {
    try {
      await request(path, { method: 'POST', body: { token, password, ...(otp && { otp: otp.trim() }) } });
      history.replaceState(history.state, '', location.pathname);
      setDone(true);
    } catch (problem) {
      if (!(problem instanceof ApiProblem) || problem.code !== 'SECOND_FACTOR_NEEDED') throw problem;
      setAsksCode(true);
    }
  };
  return (
    <PublicPage title={text(`${texts}.title`)} lead={text(`${texts}.lead`)}>
      <PlainForm submit={text(`${texts}.submit`)} onSubmit={send}>
        <PlainField
          name="password"
          type="password"
          label={text('identity.newPassword.label')}
          help={text('identity.newPassword.help')}
          autoComplete="new-password"
          autoFocus
        />
        {asksCode && (
          <PlainField
            name="otp"
            label={text('identity.factor.code')}
            help={text('identity.factor.lead')}
            autoComplete="one-time-code"
            autoFocus
          />
        )}
      </PlainForm>
    </PublicPage>
  );
}
