import { useSession } from '@/api/use-session';
import { Field, FormPage, Section } from '@/kit';
import { campaigns } from './campaign.record';

/** What a campaign is; its message is written on its page, with the preview beside it. */
export function CampaignForm() {
  const { user } = useSession();
  return (
    <FormPage record={campaigns} defaultValues={{ ownerId: user.id, replyTo: user.email, ratePerMinute: 60 }}>
      <CampaignSections />
    </FormPage>
  );
}

export const CampaignSections = () => (
  <>
    <Section title="crm.campaign.identity">
      <Field name="name" />
      <Field name="segmentId" />
      <Field name="replyTo" />
      <Field name="ownerId" />
    </Section>
    <Section title="crm.campaign.rules">
      <Field name="theme" />
      <Field name="ratePerMinute" />
      <Field name="trackOpens" />
    </Section>
  </>
);
