import { useHolds } from '@/api/use-session';
import { Alert, Card, Columns, ErrorState, History, Page, RowSkeletons, Stack, useText } from '@/kit';
import { Appearance } from './appearance/appearance';
import { companyProfile } from './company.record';
import { LegalForm } from './legal-form';
import { Missing } from './missing';
import type { Company } from './save-company';
import { useCompany } from './use-company';
import { WaysForm } from './ways-form';

/** The history of the one company is at an address without an id. */
const told = { ...companyProfile, meta: { ...companyProfile.meta, path: 'workspace' } };

/** Who the company is by law, how it looks on screen, and its ways. */
export function CompanySettings() {
  const text = useText();
  const { data, error, refetch } = useCompany();
  return (
    <Page title={text('settings.company')} lead={text('workspace.company.lead')}>
      {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && (
        <Card>
          <RowSkeletons count={12} />
        </Card>
      )}
      {data && <Loaded company={data} />}
    </Page>
  );
}

function Loaded({ company }: { company: Company }) {
  const text = useText();
  const holds = useHolds();
  const writable = holds('workspace.company.update');
  return (
    <Stack sx={{ gap: 4 }}>
      {!writable && <Alert severity="info">{text('workspace.company.readOnly')}</Alert>}
      <Missing fields={company.missing} />
      <LegalForm company={company} writable={writable} />
      <Columns min={380}>
        <Appearance company={company} writable={writable} />
        <WaysForm company={company} writable={writable} />
      </Columns>
      <Card title={text('page.tabs.history')}>
        <History screens={told} recordId="company" />
      </Card>
    </Stack>
  );
}
