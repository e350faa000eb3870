import type { Schemas } from '@/api/generated/schema';
import { formatPhone, type Link, LinkedRecords, useText } from '@/kit';
import { contacts } from '../../contacts/contact.record';
import { opportunities } from '../opportunity.record';
import { participants } from '../participant.record';

type Participating = Schemas['ParticipatingContact'];

const link: Link<Participating> = {
  record: participants,
  there: contacts,
  path: 'contacts',
  own: 'opportunityId',
  fields: { create: ['contactId', 'role', 'notes'], update: ['role', 'notes'] },
  idOf: ({ participantId }) => participantId,
};

/** Who takes part in an opportunity, and in which role. */
export function Participants() {
  const text = useText();
  return (
    <LinkedRecords
      here={opportunities}
      link={link}
      title="crm.participant.title"
      describe={({ role, jobTitle, phone, email }) => [
        text(`crm.participant.role.${role}`),
        jobTitle,
        formatPhone(phone ?? '') || email,
      ]}
    />
  );
}
