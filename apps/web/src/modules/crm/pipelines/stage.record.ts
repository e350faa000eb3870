import { crmStage } from '@/api/generated/records/crm/stage';
import { BoardIcon } from '@/kit/icons';
import { defineRecord } from '@/kit/records/define-record';

export const stages = defineRecord({
  meta: crmStage,
  icon: BoardIcon,
  listOnly: true,
  fields: {
    maxAgeDays: { help: 'crm.stage.maxAgeHelp' },
    requiredFields: { help: 'crm.stage.requiredHelp' },
  },
});
