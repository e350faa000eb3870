import CheckIcon from '@mui/icons-material/CheckOutlined';
import { styled } from '@mui/material/styles';
import { useText } from '@/i18n/use-text';
import { Hidden } from '../fields/empty-value';

const List = styled('ol')(({ theme }) => ({
  listStyle: 'none',
  display: 'flex',
  gap: 6,
  margin: 0,
  padding: 0,
  '& > li': { flex: '1 1 0', minWidth: 0 },
  '& > li > *': {
    display: 'flex',
    alignItems: 'center',
    gap: 6,
    width: '100%',
    minHeight: 34,
    padding: '6px 0 0',
    border: 0,
    borderTop: `3px solid ${theme.vars?.palette.divider}`,
    background: 'none',
    font: 'inherit',
    fontWeight: 550,
    textAlign: 'left',
    color: theme.vars?.palette.text.secondary,
  },
  '& > li[data-done] > *, & > li[aria-current] > *': { borderColor: theme.vars?.palette.primary.main },
  '& > li[aria-current] > *': { color: theme.vars?.palette.text.primary, fontWeight: 650 },
  '&[data-left] > li[data-done] > *': { borderColor: theme.vars?.palette.text.disabled },
  '& [data-name]': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& svg': { fontSize: 16, color: theme.vars?.palette.primary.main },
  '&[data-left] svg': { color: theme.vars?.palette.text.secondary },
  '& button': { cursor: 'pointer' },
  '& button:hover': { color: theme.vars?.palette.text.primary },
  '& button:focus-visible': { outline: `2px solid ${theme.vars?.palette.primary.main}`, outlineOffset: 2 },
  '@media (pointer: coarse)': { '& > li > button': { minHeight: 44 } },
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

interface StateStepsProps {
  /** What goes on, for screen readers; already worded. */
  label: string;
  /** Names of the steps, already worded, in their order. */
  steps: readonly string[];
  /** How many are behind. */
  done: number;
  /** Whether somebody is at the next one; false when the way was left or is at its end. */
  under?: boolean;
  /** Goes back to a step that is behind; those that may not be opened answer undefined. */
  open?: (step: number) => (() => void) | undefined;
}

/** How far something has come on its usual way, and the way back where there is one. */
export function StateSteps({ label, steps, done, under = true, open }: StateStepsProps) {
  const text = useText();
  return (
    <List aria-label={label} data-left={under || done === steps.length ? undefined : ''}>
      {steps.map((name, index) => {
        const isDone = index < done;
        const onOpen = isDone ? open?.(index) : undefined;
        const content = (
          <>
            {isDone && <CheckIcon aria-hidden />}
            <span data-name>{name}</span>
            {isDone && <Hidden>{text('page.stepDone')}</Hidden>}
          </>
        );
        return (
          <li
            key={name}
            aria-current={under && index === done ? 'step' : undefined}
            data-done={isDone ? '' : undefined}
          >
            {onOpen ? (
              <button type="button" onClick={onOpen}>
                {content}
              </button>
            ) : (
              <span>{content}</span>
            )}
          </li>
        );
      })}
    </List>
  );
}
