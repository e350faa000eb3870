import { Alert, Typography, useText } from '@/kit';
import type { Target } from '../../data/types';
import { missingFields } from './mapping-faults';
import { useChosenFields } from './use-chosen-fields';

/** How many columns have a field, and which fields still need one. */
export function MappingSummary({ target }: { target: Target }) {
  const text = useText();
  const chosen = useChosenFields();
  const missing = missingFields(target, chosen);
  const count = chosen.filter(Boolean).length;
  return (
    <Alert severity={missing.length > 0 ? 'warning' : 'success'} role="status">
      {missing.length > 0
        ? text('imports.map.missing', { fields: missing.join(', ') })
        : text('imports.map.complete')}
      <Typography variant="body2">{text('imports.map.mapped', { count, total: chosen.length })}</Typography>
    </Alert>
  );
}
