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
  '& > li': {
    flex: '1 1 0',
    minWidth: 0,
    display: 'flex',
    alignItems: 'center',
    gap: 6,
    minHeight: 34,
    paddingTop: 6,
    borderTop: `3px solid ${theme.vars?.palette.divider}`,
    fontWeight: 550,
    color: theme.vars?.palette.text.secondary,
  },
  '& > li[data-done], & > li[aria-current]': { borderColor: theme.vars?.palette.primary.main },
  '& > li[aria-current]': { color: theme.vars?.palette.text.primary, fontWeight: 650 },
  '&[data-left] > li[data-done]': { borderColor: theme.vars?.palette.text.disabled },
  '& [data-name]': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& svg': { fontSize: 16, color: theme.vars?.palette.primary.main },
  '&[data-left] svg': { color: theme.vars?.palette.text.secondary },
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
}

/** How far something has come on its usual way. Nothing is pressed here. */
export function StateSteps({ label, steps, done, under = true }: StateStepsProps) {
  const text = useText();
  return (
    <List aria-label={label} data-left={under || done === steps.length ? undefined : ''}>
      {steps.map((name, index) => {
        const isDone = index < done;
        return (
          <li
            key={name}
            aria-current={under && index === done ? 'step' : undefined}
            data-done={isDone ? '' : undefined}
          >
            {isDone && <CheckIcon aria-hidden />}
            <span data-name>{name}</span>
            {isDone && <Hidden>{text('page.stepDone')}</Hidden>}
          </li>
        );
      })}
    </List>
  );
}
