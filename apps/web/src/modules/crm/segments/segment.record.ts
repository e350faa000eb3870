import { crmSegment } from '@/api/generated/records/crm/segment';
import { SegmentIcon } from '@/kit/icons';
import { defineRecord } from '@/kit/records/define-record';

export const segments = defineRecord({
  meta: crmSegment,
  icon: SegmentIcon,
  createLabel: 'crm.segment.create',
  duplicable: false,
  quickCreate: false,
  fields: {
    name: { width: 280 },
    kind: { tones: { dynamic: 'primary', fixed: 'neutral' } },
    description: { wide: true },
  },
});
