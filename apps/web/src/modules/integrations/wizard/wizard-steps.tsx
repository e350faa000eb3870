import { Box, styled, useText } from '@/kit';
import { CheckIcon } from '@/kit/icons';
import { type Step, steps } from './address';

const List = styled('ol')(({ theme }) => ({
  listStyle: 'none',
  display: 'flex',
  gap: 6,
  margin: '0 0 20px',
  padding: 0,
  '& > li': { flex: '1 1 0', minWidth: 0 },
  '& > li > *': {
    display: 'flex',
    alignItems: 'center',
    gap: 8,
    width: '100%',
    minHeight: 44,
    padding: '8px 2px 0',
    border: 0,
    borderTop: `3px solid ${theme.vars?.palette.divider}`,
    background: 'none',
    font: 'inherit',
    fontWeight: 550,
    textAlign: 'left',
    color: theme.vars?.palette.text.secondary,
  },
  '& > li[data-state="past"] > *, & > li[aria-current] > *': {
    borderColor: theme.vars?.palette.primary.main,
  },
  '& > li[aria-current] > *': { color: theme.vars?.palette.text.primary, fontWeight: 650 },
  '& button': { cursor: 'pointer' },
  '& button:hover': { color: theme.vars?.palette.text.primary },
  '& button:focus-visible': { outline: `2px solid ${theme.vars?.palette.primary.main}`, outlineOffset: 2 },
  '& svg': { fontSize: 18, color: theme.vars?.palette.primary.main },
  // On a phone the bars stay, and only the present step says its name.
  '@media (max-width: 599px)': {
    '& > li:not([aria-current]) [data-name]': {
      position: 'absolute',
      width: 1,
      height: 1,
      overflow: 'hidden',
      clipPath: 'inset(50%)',
    },
    '& > li[aria-current]': { flex: '3 1 0' },
  },
}));

interface WizardStepsProps {
  current: Step;
  /** Earlier steps that one may go back to. */
  mayOpen: (step: Step) => boolean;
  onOpen: (step: Step) => void;
}

/** Where one is in the import, and the way back. */
export function WizardSteps({ current, mayOpen, onOpen }: WizardStepsProps) {
  const text = useText();
  const at = steps.indexOf(current);
  return (
    <Box component="nav" aria-label={text('imports.wizard.steps')}>
      <List>
        {steps.map((step, index) => {
          const name = text(`imports.wizard.names.${step}`);
          const content = (
            <>
              {index < at ? <CheckIcon aria-hidden /> : <span aria-hidden>{index + 1}</span>}
              <span data-name>{name}</span>
            </>
          );
          return (
            <li
              key={step}
              aria-current={step === current ? 'step' : undefined}
              data-state={index < at ? 'past' : undefined}
            >
              {index < at && mayOpen(step) ? (
                <button type="button" onClick={() => onOpen(step)}>
                  {content}
                </button>
              ) : (
                <span>{content}</span>
              )}
            </li>
          );
        })}
      </List>
    </Box>
  );
}
