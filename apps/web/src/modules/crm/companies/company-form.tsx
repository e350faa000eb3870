import { useSession } from '@/api/use-session';
import { FormPage } from '@/kit';
import { companies } from './company.record';
import { CompanySections } from './company-sections';

export function CompanyForm() {
  const { user } = useSession();
  return (
    <FormPage record={companies} defaultValues={{ ownerId: user.id }}>
      <CompanySections />
    </FormPage>
  );
}
