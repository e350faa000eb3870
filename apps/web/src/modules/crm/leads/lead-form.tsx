import { useSession } from '@/api/use-session';
import { FormPage } from '@/kit';
import { leads } from './lead.record';
import { LeadSections } from './lead-sections';

export function LeadForm() {
  const { user } = useSession();
  return (
    <FormPage record={leads} defaultValues={{ ownerId: user.id, channel: 'call' }}>
      <LeadSections />
    </FormPage>
  );
}
