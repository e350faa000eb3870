import { identityUser } from '@/api/generated/records/identity/user';
import { defineRecord } from '@/kit';
import { PeopleIcon } from '@/kit/icons';

export const users = defineRecord({
  meta: identityUser,
  icon: PeopleIcon,
  companions: false,
  createLabel: 'identity.user.invite.action',
  duplicable: false,
  quickCreate: false,
  // An invited person may have no name yet.
  title: ({ firstName, lastName, email }) =>
    [firstName, lastName].filter(Boolean).join(' ') || String(email ?? ''),
  subtitle: ({ firstName, lastName, email }) => (firstName || lastName ? String(email ?? '') : ''),
  fields: {
    lastName: { width: 220 },
    email: { width: 250 },
    roleId: { width: 150, help: 'identity.user.roleHelp' },
    teamId: { width: 150, help: 'identity.user.teamHelp' },
    state: { width: 110, tones: { invited: 'info', active: 'success', deactivated: 'neutral' } },
    hrReferent: { width: 120 },
  },
});
