import { useSession } from '@/api/use-session';
import { Alert, Columns, Page, Stack, useText } from '@/kit';
import { ModuleParts } from '../../module-parts';
import { NotificationsCard } from './notifications-card';
import { PasswordCard } from './password-card';
import { PreferencesCard } from './preferences-card';
import { ProfileCard } from './profile-card';
import { SecondFactorCard } from './second-factor-card';
import { SessionsCard } from './sessions-card';

/** What concerns the signed-in user alone: name, language, look, notifications, and how they sign in. */
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
          <PreferencesCard />
          <SecondFactorCard />
          <NotificationsCard />
          <ModuleParts place="account" />
          <SessionsCard />
        </Columns>
      </Stack>
    </Page>
  );
}
