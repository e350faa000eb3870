import { useSession } from '@/api/use-session';
import { Field, FormPage, Section } from '@/kit';
import { segments } from './segment.record';

/** What a segment is called and is for; whom it has is settled on its page. */
export function SegmentForm() {
  const { user } = useSession();
  return (
    <FormPage record={segments} defaultValues={{ ownerId: user.id, kind: 'dynamic' }}>
      <Section title="crm.segment.identity" help="crm.segment.kindHelp">
        <Field name="name" wide />
        <Field name="kind" />
        <Field name="ownerId" />
        <Field name="description" wide />
      </Section>
    </FormPage>
  );
}
