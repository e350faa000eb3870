import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { useNavigate } from 'react-router-dom';
import { useHolds } from '@/api/use-session';
import { type AnyRecord, RowSkeletons, TaskDialog, useText } from '@/kit';
import { useRecordCommand } from '@/kit/records/use-record-command';
import { comparedFields, saysEnough } from '../../duplicates/duplicates';
import { useDuplicates } from '../../duplicates/use-duplicates';
import { leads } from '../lead.record';
import {
  type ConversionValues,
  companyOf,
  conversionBody,
  opportunityName,
  pageAfter,
  personOf,
  proposed,
} from './conversion';
import { OpportunityPart } from './opportunity-part';
import { CompanyPart, ContactPart } from './party-parts';
import { useOpenStages } from './use-open-stages';

interface ConversionDialogProps {
  lead: AnyRecord;
  onClose: () => void;
}

/** Makes of a lead what it has become. What it says is taken over; what is known already is linked. */
export function ConversionDialog({ lead, onClose }: ConversionDialogProps) {
  const text = useText();
  const notify = useNotify();
  const navigate = useNavigate();
  const client = useQueryClient();
  const holds = useHolds();
  const send = useRecordCommand(leads, 'crm.lead.stale');
  const stages = useOpenStages();
  const { name } = leads.meta;
  const fields = comparedFields[name] ?? [];
  const record = Object.fromEntries(fields.map((field) => [field, lead[field] ?? null]));
  const check = useDuplicates({ resource: name, record, exceptId: lead.id });
  // A check that cannot be made stands in nobody's way.
  const ready = !saysEnough(record) || !check.isPending;
  const found = check.data ?? [];
  const companies = found.filter(({ resource }) => resource === 'crm.company');
  const contacts = found.filter(({ resource }) => resource === 'crm.contact');

  const convert = async (values: ConversionValues) => {
    const chosen = {
      companyChoice: proposed(companies, companyOf(lead).name),
      contactChoice: proposed(contacts, personOf(lead)),
      ...values,
    };
    const saved = await send(lead, 'conversion', conversionBody(lead, chosen, stages));
    for (const path of ['crm/companies', 'crm/contacts', 'crm/affiliations', 'crm/opportunities'])
      void client.invalidateQueries({ queryKey: [path] });
    notify('crm.lead.done.convert', { type: 'success' });
    onClose();
    navigate(pageAfter(saved));
  };
  return (
    <TaskDialog<ConversionValues>
      title={text('crm.conversion.title')}
      submitLabel={text('crm.lead.commands.convert')}
      width="sm"
      ready={ready}
      defaultValues={{
        withOpportunity: holds('crm.opportunity.create'),
        opportunity: { name: opportunityName(lead), amount: null },
        contact: { firstName: (lead['firstName'] as string | null) ?? null, lastName: null },
        stageId: null,
      }}
      onSubmit={convert}
      onClose={onClose}
    >
      {ready ? (
        <>
          <CompanyPart lead={lead} found={companies} />
          <ContactPart lead={lead} found={contacts} />
          <OpportunityPart stages={stages} />
        </>
      ) : (
        <RowSkeletons count={5} />
      )}
    </TaskDialog>
  );
}
