import { workspaceTag } from '@/api/generated/records/workspace/tag';
import { TagIcon } from '@/kit/icons';
import { defineRecord } from '@/kit/records/define-record';

export const tagRecord = defineRecord({
  meta: workspaceTag,
  icon: TagIcon,
  listOnly: true,
  companions: false,
});
