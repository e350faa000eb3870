import { useEffect } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { Alert, Box, Card, Prose, SelectInput, SwitchInput, useText } from '@/kit';
import type { Target } from '../../data/types';
import { usableMatches } from './mapping-faults';
import { useChosenFields } from './use-chosen-fields';

/** How records that are there already are told, and what becomes of them. */
export function MatchInputs({ target }: { target: Target }) {
  const text = useText();
  const { setValue } = useFormContext();
  const usable = usableMatches(target, useChosenFields());
  const matchBy = useWatch({ name: 'matchBy' }) as string | null;
  const isLost = matchBy !== null && !usable.some(({ name }) => name === matchBy);
  useEffect(() => {
    // The columns that it needs are gone.
    if (isLost) setValue('matchBy', null, { shouldDirty: true });
  }, [isLost, setValue]);
  return (
    <Card title={text('imports.map.match')}>
      <Box sx={{ display: 'grid', gap: 4, maxWidth: 640 }}>
        <Prose>{text('imports.map.matchLead')}</Prose>
        <SelectInput
          source="matchBy"
          label="imports.map.matchBy"
          choices={usable.map(({ name, labels }) => ({ value: name, label: labels.join(' + ') }))}
        />
        {matchBy && target.mayUpdate && (
          <SelectInput
            source="onMatch"
            label="imports.map.onMatch"
            required
            choices={(['update', 'skip'] as const).map((value) => ({
              value,
              label: text(`imports.onMatch.${value}`),
            }))}
          />
        )}
        {target.mayCreateMissing && (
          <SwitchInput
            source="createMissing"
            label="imports.map.createMissing"
            help="imports.map.createMissingHelp"
          />
        )}
        {matchBy && !target.mayUpdate && <Alert severity="info">{text('imports.map.noUpdate')}</Alert>}
      </Box>
    </Card>
  );
}
