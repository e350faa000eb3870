import { crmAffiliation } from '@/api/generated/records/crm/affiliation';
import { defineRecord } from '@/kit';
import { LinkIcon } from '@/kit/icons';

export const affiliations = defineRecord({ meta: crmAffiliation, icon: LinkIcon, listOnly: true });
