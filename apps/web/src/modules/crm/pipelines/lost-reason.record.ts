import { crmLostReason } from '@/api/generated/records/crm/lost-reason';
import { CloseIcon } from '@/kit/icons';
import { defineRecord } from '@/kit/records/define-record';

export const lostReasons = defineRecord({ meta: crmLostReason, icon: CloseIcon, listOnly: true });
