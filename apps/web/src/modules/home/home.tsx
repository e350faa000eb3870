import { useSession } from '@/api/use-session';
import { allRecords, Columns, LinkButton, Page, pathOf, useLanguage, useLocalText, useText } from '@/kit';
import { KindFigures } from './kind-figures';
import { LatestRecords } from './latest-records';
import { RecentRecords } from './recent-records';

/** Where the day begins: what was open, what changed, what to create. */
export function Home() {
  const text = useText();
  const word = useLocalText();
  const language = useLanguage();
  const { user, permissions } = useSession();
  const readable = allRecords().filter(({ meta }) => permissions[`${meta.name}.read`]);
  const creatable = readable.filter(({ meta, listOnly }) => !listOnly && permissions[`${meta.name}.create`]);
  const today = new Intl.DateTimeFormat(language, { dateStyle: 'full' }).format(new Date());
  const shown = readable.filter(({ meta }) => meta.name === 'crm.company' || meta.name === 'crm.contact');
  return (
    <Page
      title={text('app.home.greeting', { name: user.firstName || user.email })}
      lead={text('app.home.today', { date: today })}
      actions={creatable
        .filter(({ meta }) => meta.name.startsWith('crm.'))
        .map((screens) => (
          <LinkButton
            key={screens.meta.name}
            to={`${pathOf(screens)}/create`}
            variant="outlined"
            startIcon={<screens.icon />}
          >
            {text('app.home.new', { name: word(screens.meta.label.one) })}
          </LinkButton>
        ))}
    >
      {permissions['crm.company.read'] && <KindFigures />}
      <Columns>
        <RecentRecords />
        {shown.map((screens) => (
          <LatestRecords key={screens.meta.name} screens={screens} />
        ))}
      </Columns>
    </Page>
  );
}
