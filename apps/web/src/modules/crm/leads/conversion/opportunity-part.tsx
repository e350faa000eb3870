import { useFormContext } from 'react-hook-form';
import { useHolds } from '@/api/use-session';
import { Box, NumberInput, SelectInput, SwitchInput, TextInput } from '@/kit';
import type { ConversionValues } from './conversion';
import type { OpenStage } from './use-open-stages';

/** The opportunity that begins with a lead, for who may open one. */
export function OpportunityPart({ stages }: { stages: readonly OpenStage[] }) {
  const holds = useHolds();
  const form = useFormContext<ConversionValues>();
  if (!holds('crm.opportunity.create')) return null;
  return (
    <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <SwitchInput source="withOpportunity" label="crm.conversion.opportunity" />
      {form.watch('withOpportunity') && (
        <>
          <TextInput source="opportunity.name" label="crm.conversion.opportunityName" max={200} required />
          <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '1fr 1fr' } }}>
            <NumberInput source="opportunity.amount" label="crm.conversion.amount" decimal />
            {stages.length > 1 && (
              <SelectInput
                source="stageId"
                label="crm.conversion.stage"
                initial={stages[0]?.id}
                choices={stages.map(({ id, label }) => ({ value: id, label }))}
              />
            )}
          </Box>
        </>
      )}
    </Box>
  );
}
