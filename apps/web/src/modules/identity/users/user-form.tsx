import { useParams } from 'react-router-dom';
import { FormPage } from '@/kit';
import { InvitePage } from './invite/invite-page';
import { users } from './user.record';
import { UserSections } from './user-sections';

/** Users are changed in a form; new ones are invited. */
export function UserForm() {
  const { id } = useParams();
  if (id === undefined) return <InvitePage />;
  return (
    <FormPage record={users}>
      <UserSections />
    </FormPage>
  );
}
