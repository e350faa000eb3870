import { useRecordContext } from 'ra-core';
import { Field, RecordPage, RelatedList, Section } from '@/kit';
import { users } from '../users/user.record';
import { teams } from './team.record';

export const TeamPage = () => (
  <RecordPage record={teams} side={<Members />}>
    <Section>
      <Field name="name" />
    </Section>
  </RecordPage>
);

/** Who belongs to the team; people join it on their own page. */
function Members() {
  const { id } = useRecordContext() ?? {};
  return (
    <RelatedList
      record={users}
      title="identity.team.members"
      filter={{ teamId: id }}
      columns={['lastName', 'roleId', 'state']}
    />
  );
}
