import { Box, StateSteps, useText } from '@/kit';
import { type Step, steps } from './address';

interface WizardStepsProps {
  current: Step;
  /** Earlier steps that one may go back to. */
  mayOpen: (step: Step) => boolean;
  onOpen: (step: Step) => void;
}

/** Where one is in the import, and the way back. */
export function WizardSteps({ current, mayOpen, onOpen }: WizardStepsProps) {
  const text = useText();
  return (
    <Box sx={{ mb: 5 }}>
      <StateSteps
        label={text('imports.wizard.steps')}
        steps={steps.map((step) => text(`imports.wizard.names.${step}`))}
        done={steps.indexOf(current)}
        open={(at) => {
          const step = steps[at];
          return step && mayOpen(step) ? () => onOpen(step) : undefined;
        }}
      />
    </Box>
  );
}
