import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem, request } from '@/api/http';
import { Alert, ErrorState, Prose, PublicPage, QuietLink, RowSkeletons, useText } from '@/kit';
import { type LinkHolder, NewPasswordForm, type PasswordPurpose } from './new-password-form';

interface NewPasswordProps extends PasswordPurpose {
  /** What the link is for, as the server calls it. */
  purpose: 'invitation' | 'password-reset';
}

/** Chooses a password by a link from a mail; the link's secret stands behind `#`, which no server sees. */
export function NewPassword(props: NewPasswordProps) {
  const { texts, purpose } = props;
  const text = useText();
  const [done, setDone] = useState(false);
  const token = location.hash.slice(1);
  // A link that is over says so before anybody has thought of a password.
  const { data, error, refetch } = useQuery({
    queryKey: ['identity/link-holders', purpose, token],
    queryFn: () => request<LinkHolder>('identity/link-holders', { method: 'POST', body: { purpose, token } }),
    enabled: token !== '' && !done,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (done) {
    return (
      <PublicPage title={text(`${texts}.doneTitle`)}>
        <Prose>{text(`${texts}.done`)}</Prose>
        <QuietLink to="/sign-in" label={text('identity.signIn.submit')} />
      </PublicPage>
    );
  }
  const refused = error instanceof ApiProblem && error.code === 'TOKEN_REFUSED' ? error.message : undefined;
  if (!token || refused) {
    return (
      <PublicPage title={text(`${texts}.title`)}>
        <Alert severity="error">{refused ?? text('identity.newPassword.noToken')}</Alert>
        <QuietLink to="/sign-in" label={text('identity.forgotten.back')} />
      </PublicPage>
    );
  }
  const finish = () => {
    history.replaceState(history.state, '', location.pathname);
    setDone(true);
  };
  return (
    <PublicPage title={text(`${texts}.title`)} lead={text(`${texts}.lead`)}>
      {error && !data && <ErrorState error={error} retry={refetch} />}
      {!data && !error && <RowSkeletons count={4} />}
      {data && <NewPasswordForm {...props} token={token} holder={data} onDone={finish} />}
    </PublicPage>
  );
}
