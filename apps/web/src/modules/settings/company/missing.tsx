import { Alert, Box, Button, fieldOf, useLocalText, useText } from '@/kit';
import { CheckIcon } from '@/kit/icons';
import { companyProfile } from './company.record';

/** What a quote or an invoice would lack, each with the way to its input. */
export function Missing({ fields }: { fields: readonly string[] }) {
  const text = useText();
  const local = useLocalText();
  if (fields.length === 0)
    return (
      <Alert severity="success" icon={<CheckIcon fontSize="inherit" />}>
        {text('workspace.company.complete')}
      </Alert>
    );
  return (
    <Alert severity="warning">
      {text('workspace.company.missing', { smart_count: fields.length })}
      <Box
        component="ul"
        sx={{ m: 0, mt: 2, p: 0, listStyle: 'none', display: 'flex', flexWrap: 'wrap', gap: 2 }}
      >
        {fields.map((name) => (
          <li key={name}>
            <Button variant="outlined" onClick={() => focusInput(name)}>
              {local(fieldOf(companyProfile, name).label)}
            </Button>
          </li>
        ))}
      </Box>
    </Alert>
  );
}

/** Brings an input of the page into view, and the keyboard to it. */
function focusInput(name: string): void {
  const frame = document.querySelector<HTMLElement>(`[data-source="${name}"], [data-field="${name}"]`);
  frame?.scrollIntoView({ block: 'center' });
  frame
    ?.querySelector<HTMLElement>('input:not([aria-hidden]), [role="combobox"], [data-add], button')
    ?.focus({ preventScroll: true });
}
