import { Box, StepButtons, useText } from '@/kit';
import type { OpportunityCommands } from './use-opportunity-commands';

const tones = { open: undefined, won: 'success', lost: 'danger' } as const;

/** The stages of the opportunity's pipeline: where it is, and one press away where it goes. */
export function OpportunitySteps({ commands }: { commands: OpportunityCommands }) {
  const text = useText();
  const { opportunity, stages, stageId, mayMove, moveTo } = commands;
  const open = opportunity?.['state'] === 'open';
  const current = stages.find(({ id }) => id === stageId);
  // A way that ended elsewhere leads past neither of the two ends.
  const shown = stages.filter(({ kind, id }) => kind !== 'lost' || open || id === current?.id);
  const choose = (id: string) => {
    const stage = stages.find((each) => each.id === id);
    if (stage) void moveTo(stage);
  };
  return (
    // Its place is kept until the stages are known.
    <Box sx={{ minHeight: 36, mb: 4, '@media (pointer: coarse)': { minHeight: 48 } }}>
      {stages.length > 0 && (
        <StepButtons
          label={text('crm.opportunity.steps')}
          steps={shown.map(({ id, name, kind }) => ({ value: id, name, tone: tones[kind] }))}
          current={stageId}
          onChoose={
            mayMove && (open || opportunity?.['state'] === 'abandoned' || current?.kind !== 'open')
              ? choose
              : undefined
          }
        />
      )}
    </Box>
  );
}
