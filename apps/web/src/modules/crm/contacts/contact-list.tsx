import { useSession } from '@/api/use-session';
import { ListPage } from '@/kit';
import { AddToSegment } from '../segments/add-to-segment';
import { SegmentFromView } from '../segments/segment-from-view';
import { contacts } from './contact.record';

export function ContactList() {
  const { user } = useSession();
  return (
    <ListPage
      record={contacts}
      columns={['lastName', 'jobTitle', 'email', 'phone', 'city', 'tagIds', 'ownerId']}
      filters={[
        'lastName',
        'firstName',
        'city',
        'tagIds',
        'segmentId',
        'preferredChannel',
        'emailOptOut',
        'doNotCall',
        'ownerId',
        'source',
        'createdAt',
      ]}
      presets={[{ label: 'crm.contact.mine', filter: { ownerId: user.id } }]}
      bulkActions={(ids, done) => <AddToSegment ids={ids} onDone={done} />}
      looks={<SegmentFromView />}
      empty="crm.contact.empty"
      imports="crm.contact"
    />
  );
}
