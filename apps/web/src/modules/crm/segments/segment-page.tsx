import { useParams } from 'react-router-dom';
import { Field, RecordPage, Section } from '@/kit';
import { segments } from './segment.record';
import { SegmentContent } from './segment-content';

/** A segment: what it is for, whom it has by what, and who they are now. */
export function SegmentPage() {
  const { id = '' } = useParams();
  return (
    <RecordPage record={segments} chips={['kind']} deleteConsequences="crm.segment.deleteConsequences">
      <SegmentContent key={id} />
      <Section title="crm.segment.identity">
        <Field name="name" />
        <Field name="ownerId" />
        <Field name="description" wide />
      </Section>
    </RecordPage>
  );
}
