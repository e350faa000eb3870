import { workspaceClientRequest } from '@/api/generated/records/workspace/client-request';
import { defineRecord } from '@/kit';
import { ContractIcon } from '@/kit/icons';

export const clientRequests = defineRecord({
  meta: workspaceClientRequest,
  icon: ContractIcon,
  affects: ['crm/web-forms'],
  duplicable: false,
  quickCreate: false,
  fields: {
    name: { width: 260 },
    kind: { width: 160, tones: { 'web-form': 'primary', connector: 'info' } },
    state: { width: 130, tones: { recorded: 'success', revoked: 'danger' } },
    signedOn: { width: 120 },
    documentReference: { help: 'workspace.client-request.referenceHelp' },
    responsibilityAccepted: { help: 'workspace.client-request.responsibilityHelp', wide: true },
    purpose: { wide: true },
  },
});
