import { workspaceCompany } from '@/api/generated/records/workspace/company';
import { defineRecord } from '@/kit';
import { DomainIcon } from '@/kit/icons';
import { LogoPresence } from './appearance/logo-presence';

/** The company that the instance is of: there is one, at an address without an id. */
export const companyProfile = defineRecord({
  meta: workspaceCompany,
  icon: DomainIcon,
  listOnly: true,
  fields: {
    tradeName: { help: 'workspace.company.help.tradeName' },
    siret: { help: 'workspace.company.help.siret' },
    vatNumber: { help: 'workspace.company.help.vatNumber' },
    vatExempt: { help: 'workspace.company.help.vatExempt' },
    addresses: { wide: true, help: 'workspace.company.help.addresses' },
    logoFileId: { display: (file) => <LogoPresence has={Boolean(file)} /> },
    language: { help: 'workspace.company.help.language' },
    holidayZone: { help: 'workspace.company.help.holidayZone' },
  },
});
