import { useHolds } from '@/api/use-session';
import { Box, Card, LinkButton, Prose, Stack, useText } from '@/kit';
import { ToneChip } from '@/kit/fields/tone-chip';

/** Columns that hold something and became nothing, and how to keep them. */
export function UntakenColumns({ columns }: { columns: readonly string[] }) {
  const text = useText();
  const holds = useHolds();
  return (
    <Card title={text('imports.report.untaken', { smart_count: columns.length })}>
      <Stack sx={{ gap: 3 }}>
        <Box component="ul" sx={{ display: 'flex', gap: 2, flexWrap: 'wrap', listStyle: 'none', m: 0, p: 0 }}>
          {columns.map((column) => (
            <li key={column}>
              <ToneChip>{column}</ToneChip>
            </li>
          ))}
        </Box>
        <Prose>{text('imports.report.untakenWhy')}</Prose>
        {holds('workspace.custom-fields.update') && (
          <LinkButton to="/settings/custom-fields" variant="outlined" sx={{ alignSelf: 'flex-start' }}>
            {text('imports.report.customFields')}
          </LinkButton>
        )}
      </Stack>
    </Card>
  );
}
