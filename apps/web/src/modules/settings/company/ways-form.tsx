import { Field, Prose, Stack, useLanguage, useText } from '@/kit';
import { CompanyCard } from './company-card';
import type { Company } from './save-company';

/** The language that newcomers are spoken to in, the days nobody works, and the clock. */
export function WaysForm(props: { company: Company; writable: boolean }) {
  const text = useText();
  const language = useLanguage();
  const { timeZone } = props.company;
  const now = new Intl.DateTimeFormat(language, { timeZone, timeStyle: 'short' }).format(new Date());
  return (
    <CompanyCard title="workspace.company.ways" names={['language', 'holidayZone']} {...props}>
      <Stack sx={{ gap: 4 }}>
        <Field name="language" />
        <Field name="holidayZone" />
        <Prose>
          <strong>{text('workspace.company.timeZone')}</strong>
          <div>{text('workspace.company.timeZoneIs', { zone: timeZone.replaceAll('_', ' '), now })}</div>
        </Prose>
      </Stack>
    </CompanyCard>
  );
}
