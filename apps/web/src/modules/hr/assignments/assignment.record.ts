import { hrAssignment } from '@/api/generated/records/hr';
import { SwapIcon } from '@/kit/icons';
import { defineRecord } from '@/kit/records/define-record';

export const assignments = defineRecord({ meta: hrAssignment, icon: SwapIcon, listOnly: true });
