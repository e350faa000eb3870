import { crmParticipant } from '@/api/generated/records/crm/participant';
import { PeopleIcon } from '@/kit/icons';
import { defineRecord } from '@/kit/records/define-record';

export const participants = defineRecord({ meta: crmParticipant, icon: PeopleIcon, listOnly: true });
