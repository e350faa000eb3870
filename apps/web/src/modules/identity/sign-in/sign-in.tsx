import { useState } from 'react';
import { Navigate, useNavigate, useSearchParams } from 'react-router-dom';
import { ApiProblem } from '@/api/http';
import { signIn } from '@/api/session';
import { useSessionQuery } from '@/api/use-session';
import { PlainField, PlainForm, PublicPage, QuietLink, useText } from '@/kit';
import { localAddress } from './local-address';
import { useOpenedSession } from './use-opened-session';

export function SignIn() {
  const text = useText();
  const navigate = useNavigate();
  const begin = useOpenedSession();
  const [params] = useSearchParams();
  const { data: session, error } = useSessionQuery();
  const [credentials, setCredentials] = useState<{ email: string; password: string }>();
  const next = localAddress(params.get('next'), location.origin);
  // What is known of a session that is over stays until the next one.
  if (session && !error) return <Navigate to={next} replace />;
  const send = async (values: Record<string, string>) => {
    const { email = '', password = '' } = credentials ?? values;
    try {
      const opened = await signIn({ email, password, ...(values['otp'] && { otp: values['otp'].trim() }) });
      begin(opened);
      navigate(next, { replace: true });
    } catch (problem) {
      if (!(problem instanceof ApiProblem) || problem.code !== 'SECOND_FACTOR_NEEDED' || credentials)
        throw problem;
      setCredentials({ email, password });
    }
  };
  if (credentials) {
    return (
      <PublicPage title={text('identity.factor.title')} lead={text('identity.factor.lead')}>
        <PlainForm
          key="factor"
          onSubmit={send}
          submit={text('identity.signIn.submit')}
          footer={
            <QuietLink
              to="/sign-in"
              onClick={() => setCredentials(undefined)}
              label={text('identity.factor.back')}
            />
          }
        >
          <PlainField
            name="otp"
            label={text('identity.factor.code')}
            autoComplete="one-time-code"
            autoFocus
          />
        </PlainForm>
      </PublicPage>
    );
  }
  return (
    <PublicPage title={text('identity.signIn.title')} lead={text('identity.signIn.lead')}>
      <PlainForm
        key="password"
        onSubmit={send}
        submit={text('identity.signIn.submit')}
        footer={<QuietLink to="/forgotten-password" label={text('identity.signIn.forgotten')} />}
      >
        <PlainField
          name="email"
          type="email"
          label={text('identity.email')}
          autoComplete="username"
          autoFocus
        />
        <PlainField
          name="password"
          type="password"
          label={text('identity.password')}
          autoComplete="current-password"
        />
      </PlainForm>
    </PublicPage>
  );
}
