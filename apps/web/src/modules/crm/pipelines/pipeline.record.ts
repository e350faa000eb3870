import { crmPipeline } from '@/api/generated/records/crm/pipeline';
import { FunnelIcon } from '@/kit/icons';
import { defineRecord } from '@/kit/records/define-record';

export const pipelines = defineRecord({ meta: crmPipeline, icon: FunnelIcon, listOnly: true });
