import { hrDepartment } from '@/api/generated/records/hr/department';
import { LanIcon } from '@/kit/icons';
import { defineRecord } from '@/kit/records/define-record';

export const departments = defineRecord({
  meta: hrDepartment,
  icon: LanIcon,
  subtitle: ({ groupName }) => String(groupName ?? ''),
  fields: { name: { width: 260 } },
});
