import { crmOpportunity } from '@/api/generated/records/crm/opportunity';
import type { FieldMeta, RecordMeta } from '@/api/record-meta';
import { HandshakeIcon } from '@/kit/icons';
import { defineRecord, variantOf } from '@/kit/records/define-record';

/** What is given on creation, and then changes by commands only. */
const byCommand = ['pipelineId', 'stageId', 'lostReasonId', 'lostNote'] as const;

const changedFields: Readonly<Record<string, FieldMeta>> = Object.fromEntries(
  byCommand.map((name) => [name, { ...crmOpportunity.fields[name], readOnly: true }]),
);
const meta: RecordMeta = { ...crmOpportunity, fields: { ...crmOpportunity.fields, ...changedFields } };

export const opportunities = defineRecord({
  meta,
  icon: HandshakeIcon,
  createLabel: 'crm.opportunity.create',
  affects: ['crm/today'],
  subtitle: ({ postalCode, city }) => [postalCode, city].filter(Boolean).join(' '),
  quick: { fields: ['name', 'companyId', 'contactId', 'amount', 'expectedCloseOn'], name: ['name'] },
  fields: {
    name: { width: 300 },
    companyId: { width: 220 },
    stageId: { width: 160 },
    state: {
      width: 120,
      tones: { open: 'info', won: 'success', lost: 'danger', abandoned: 'neutral' },
    },
    amount: { width: 130 },
    weightedAmount: { width: 140 },
    probability: { width: 130 },
    expectedCloseOn: { width: 150 },
    addresses: { wide: true },
    notes: { wide: true },
    lostNote: { wide: true },
  },
});

/** For the form of a new one, which may say where it begins. */
export const newOpportunities = variantOf(opportunities, crmOpportunity);
