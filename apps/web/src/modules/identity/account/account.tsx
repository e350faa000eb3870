import { useSession } from '@/api/use-session';
import { Alert, Columns, Page, Stack, useText } from '@/kit';
import { PasswordCard } from './password-card';
import { ProfileCard } from './profile-card';
import { SecondFactorCard } from './second-factor-card';
import { SessionsCard } from './sessions-card';

/** What concerns the signed-in user alone: name, language, password, second factor, sessions. */
export function Account() {
  const text = useText();
  const { user } = useSession();
  return (
    <Page title={text('app.account.mine')} lead={user.email}>
      <Stack sx={{ gap: 4 }}>
        {user.secondFactorRequired && <Alert severity="warning">{text('account.factor.required')}</Alert>}
        <Columns min={380}>
          <ProfileCard />
          <PasswordCard />
          <SecondFactorCard />
          <SessionsCard />
        </Columns>
      </Stack>
    </Page>
  );
}
