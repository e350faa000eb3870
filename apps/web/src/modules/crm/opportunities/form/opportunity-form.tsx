import { useParams } from 'react-router-dom';
import { useSession } from '@/api/use-session';
import { FormPage } from '@/kit';
import { newOpportunities, opportunities } from '../opportunity.record';
import { OpportunitySections } from '../opportunity-sections';
import { StageInput } from './stage-input';

export function OpportunityForm() {
  const { id } = useParams();
  const { user } = useSession();
  const creating = id === undefined;
  return (
    <FormPage
      record={creating ? newOpportunities : opportunities}
      {...(creating && { defaultValues: { ownerId: user.id } })}
    >
      <OpportunitySections>{creating && <StageInput />}</OpportunitySections>
    </FormPage>
  );
}
