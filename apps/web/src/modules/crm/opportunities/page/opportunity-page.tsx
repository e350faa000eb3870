import { useGetOne } from 'ra-core';
import { lazy, Suspense } from 'react';
import { useParams } from 'react-router-dom';
import { type AnyRecord, Field, RecordPage, Section } from '@/kit';
import { opportunities } from '../opportunity.record';
import { OpportunitySections } from '../opportunity-sections';
import { OpportunityButtons } from './opportunity-buttons';
import { OpportunitySteps } from './opportunity-steps';
import { useOpportunityCommands } from './use-opportunity-commands';

const OpportunitySide = lazy(() =>
  import('./opportunity-side').then((file) => ({ default: file.OpportunitySide })),
);
const StageHistory = lazy(() => import('./stage-history').then((file) => ({ default: file.StageHistory })));
const AbandonDialog = lazy(() =>
  import('./abandon-dialog').then((file) => ({ default: file.AbandonDialog })),
);

/** An opportunity: how far it is, what may be done with it, what is known of it, and who takes part. */
export function OpportunityPage() {
  const { id = '' } = useParams();
  const { data } = useGetOne<AnyRecord>(opportunities.meta.path, { id });
  const commands = useOpportunityCommands(data);
  const closed = data !== undefined && data['state'] !== 'open';
  return (
    <>
      <RecordPage
        record={opportunities}
        chips={['state', 'amount']}
        actions={<OpportunityButtons commands={commands} />}
        menu={commands.menu}
        banner={<OpportunitySteps commands={commands} />}
        side={<OpportunitySide id={id} />}
        tabs={[
          {
            name: 'stages',
            label: 'crm.opportunity.history.tab',
            content: (
              <Suspense>
                <StageHistory />
              </Suspense>
            ),
          },
        ]}
      >
        {closed && (
          <Section title="crm.opportunity.closing">
            <Field name="closedAt" />
            <Field name="lostReasonId" />
            <Field name="lostNote" wide />
          </Section>
        )}
        <OpportunitySections>
          <Field name="nextActionAt" />
        </OpportunitySections>
      </RecordPage>
      {commands.dialog}
      {commands.abandoning && data && (
        <Suspense>
          <AbandonDialog opportunity={data} onClose={commands.endAbandoning} />
        </Suspense>
      )}
    </>
  );
}
