import { useSession } from '@/api/use-session';
import { allRecords, Columns, Page, useLanguage, useText } from '@/kit';
import { ModuleParts, useModuleParts } from '../module-parts';
import { CreateMenu } from './create-menu';
import { KindFigures } from './kind-figures';
import { LatestRecords } from './latest-records';
import { RecentRecords } from './recent-records';

/** Where the day begins: what waits, what was open, what changed, what to create. */
export function Home() {
  const text = useText();
  const language = useLanguage();
  const { user, permissions } = useSession();
  const hasWork = useModuleParts('home').length > 0;
  const changed = hasWork ? ['crm.company'] : ['crm.company', 'crm.contact'];
  const shown = allRecords().filter(
    ({ meta }) => changed.includes(meta.name) && permissions[`${meta.name}.read`],
  );
  const today = new Intl.DateTimeFormat(language, { dateStyle: 'full' }).format(new Date());
  return (
    <Page
      // Who was made with the instance has no name yet: nobody is greeted by an address.
      title={text('app.home.greeting', { name: user.firstName }).trim()}
      lead={text('app.home.today', { date: today })}
      actions={<CreateMenu />}
    >
      {!hasWork && permissions['crm.company.read'] && <KindFigures />}
      <ModuleParts place="home" />
      <Columns>
        <RecentRecords />
        {shown.map((screens) => (
          <LatestRecords key={screens.meta.name} screens={screens} />
        ))}
      </Columns>
    </Page>
  );
}
