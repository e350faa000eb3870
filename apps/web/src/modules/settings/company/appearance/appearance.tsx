import { Card, Stack, useText } from '@/kit';
import type { Company } from '../save-company';
import { AccentColour } from './accent-colour';
import { Logo } from './logo';

/** How the company looks: on the sign-in page, in the menu, and on its documents. */
export function Appearance({ company, writable }: { company: Company; writable: boolean }) {
  const text = useText();
  return (
    <Card title={text('workspace.company.appearance')}>
      <Stack sx={{ gap: 6 }}>
        <Logo version={company.logoVersion} writable={writable} />
        <AccentColour company={company} writable={writable} />
      </Stack>
    </Card>
  );
}
