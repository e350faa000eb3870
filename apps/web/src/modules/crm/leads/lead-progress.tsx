import { useRecordContext } from 'ra-core';
import { type AnyRecord, Box, Field, FieldValue, Section, StateSteps, useText } from '@/kit';
import { leads } from './lead.record';
import { progressOf, usualStates, waitOf } from './lead-course';

/** How far a lead has come, what it waits for, and what has become of it. */
export function LeadProgress() {
  const text = useText();
  const lead = useRecordContext<AnyRecord>();
  if (!lead) return null;
  const left = lead['state'] === 'unqualified' || lead['state'] === 'recycled';
  const isWaiting = waitOf(lead, new Date()) !== 'answered';
  return (
    <Box>
      <StateSteps
        label={text('crm.lead.progress')}
        steps={usualStates.map((state) => text(`crm.lead.state.${state}`))}
        {...progressOf(lead)}
      />
      {isWaiting && (
        <Box sx={{ mt: 2, color: 'text.secondary' }}>
          {text('crm.lead.dueAt')} : <FieldValue screens={leads} name="firstResponseDueAt" record={lead} />
        </Box>
      )}
      {left && (
        <Box sx={{ mt: 3 }}>
          <Section columns={1}>
            <Field name={lead['state'] === 'recycled' ? 'recyclingNote' : 'unqualifiedReason'} />
          </Section>
        </Box>
      )}
    </Box>
  );
}

/** The records that a lead has become. */
export function Became() {
  const lead = useRecordContext<AnyRecord>();
  if (lead?.['state'] !== 'converted') return null;
  return (
    <Section title="crm.lead.became">
      {['convertedOpportunityId', 'convertedCompanyId', 'convertedContactId']
        .filter((name) => lead[name])
        .map((name) => (
          <Field key={name} name={name} />
        ))}
      <Field name="convertedAt" />
    </Section>
  );
}
