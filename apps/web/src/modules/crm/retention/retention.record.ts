import { crmArchivedPerson } from '@/api/generated/records/crm/archived-person';
import { crmRetentionCase } from '@/api/generated/records/crm/retention-case';
import { defineRecord } from '@/kit';
import { BackupIcon, PersonOffIcon } from '@/kit/icons';

export const retentionCases = defineRecord({
  meta: crmRetentionCase,
  icon: PersonOffIcon,
  affects: ['crm/contacts', 'crm/leads', 'crm/archived-people'],
  listOnly: true,
  companions: false,
  fields: {
    state: {
      tones: {
        due: 'warning',
        kept: 'info',
        released: 'neutral',
        archived: 'info',
        anonymised: 'success',
        lapsed: 'neutral',
      },
    },
  },
});

export const archivedPeople = defineRecord({
  meta: crmArchivedPerson,
  icon: BackupIcon,
  listOnly: true,
  companions: false,
});
