import { hrAssignment } from '@/api/generated/records/hr/assignment';
import { SwapIcon } from '@/kit/icons';
import { defineRecord } from '@/kit/records/define-record';

export const assignments = defineRecord({ meta: hrAssignment, icon: SwapIcon, listOnly: true });
