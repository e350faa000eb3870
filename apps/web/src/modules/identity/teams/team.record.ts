import { identityTeam } from '@/api/generated/records/identity/team';
import { defineRecord } from '@/kit';
import { GroupsIcon } from '@/kit/icons';

export const teams = defineRecord({
  meta: identityTeam,
  icon: GroupsIcon,
  companions: false,
  fields: { name: { width: 260 } },
});
