import { useGetOne } from 'ra-core';
import { useParams } from 'react-router-dom';
import { type AnyRecord, RecordPage } from '@/kit';
import { AccessMenu } from './access-menu';
import { DepartureDialog } from './departure-dialog';
import { useUserCommands } from './use-user-commands';
import { users } from './user.record';
import { UserNotice } from './user-notice';
import { UserSections } from './user-sections';

/** One user: who they are, what they may do, and how their access begins and ends. */
export function UserPage() {
  const { id = '' } = useParams();
  const { data } = useGetOne<AnyRecord>(users.meta.path, { id });
  const { commands, leaving, stopLeaving } = useUserCommands(data);
  return (
    <>
      <RecordPage record={users} chips={['state']} actions={<AccessMenu commands={commands} />}>
        {data && <UserNotice user={data} />}
        <UserSections />
      </RecordPage>
      {leaving && <DepartureDialog user={leaving} onClose={stopLeaving} />}
    </>
  );
}
