import CheckIcon from '@mui/icons-material/CheckOutlined';
import { styled } from '@mui/material/styles';
import { useEffect, useRef } from 'react';
import type { Tone } from '../records/define-record';

const List = styled('ol')(({ theme }) => ({
  listStyle: 'none',
  display: 'flex',
  gap: 4,
  margin: 0,
  padding: 2,
  overflowX: 'auto',
  scrollbarWidth: 'none',
  '& > li': { flex: '1 0 auto', minWidth: 0, display: 'flex' },
  '& button': {
    font: 'inherit',
    fontSize: 13,
    fontWeight: 550,
    flex: 1,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    gap: 6,
    minHeight: 32,
    padding: '0 12px',
    whiteSpace: 'nowrap',
    border: 0,
    borderRadius: 6,
    color: theme.vars?.palette.text.secondary,
    backgroundColor: theme.vars?.palette.action.hover,
    cursor: 'pointer',
    '&:disabled': { cursor: 'default' },
    '&:hover:not(:disabled)': { backgroundColor: theme.vars?.palette.action.selected },
    '&:focus-visible': { outline: `2px solid ${theme.vars?.palette.primary.main}`, outlineOffset: 1 },
    '@media (pointer: coarse)': { minHeight: 44 },
  },
  '& li[data-behind] button': {
    color: theme.vars?.palette.primary.main,
    backgroundColor: `rgba(${theme.vars?.palette.primary.mainChannel} / 0.11)`,
  },
  '& li[aria-current] button': {
    fontWeight: 650,
    color: theme.vars?.palette.primary.contrastText,
    backgroundColor: theme.vars?.palette.primary.main,
  },
  '& li[aria-current][data-tone="danger"] button': {
    color: theme.vars?.palette.error.contrastText,
    backgroundColor: theme.vars?.palette.error.main,
  },
  '& svg': { fontSize: 16 },
}));

interface StepButtonsProps {
  /** What the steps are of, for screen readers; already worded. */
  label: string;
  /** In their order; names already worded. */
  steps: readonly { value: string; name: string; tone?: Tone | undefined }[];
  current: string;
  /** Brings it to a step; the steps cannot be pressed when absent. */
  onChoose?: ((value: string) => void) | undefined;
}

/** How far something has come, as steps that bring it there when they are pressed. */
export function StepButtons({ label, steps, current, onChoose }: StepButtonsProps) {
  const list = useRef<HTMLOListElement>(null);
  const at = steps.findIndex(({ value }) => value === current);
  useEffect(() => {
    const [frame, step] = [list.current, list.current?.children[at]];
    if (!(frame && step instanceof HTMLElement)) return;
    frame.scrollLeft = step.offsetLeft - frame.offsetLeft - (frame.clientWidth - step.clientWidth) / 2;
  }, [at]);
  return (
    <List ref={list} aria-label={label}>
      {steps.map(({ value, name, tone }, index) => (
        <li
          key={value}
          aria-current={index === at ? 'step' : undefined}
          data-behind={index < at ? '' : undefined}
          data-tone={tone}
        >
          <button type="button" disabled={!onChoose || index === at} onClick={() => onChoose?.(value)}>
            {index < at && <CheckIcon aria-hidden />}
            {name}
          </button>
        </li>
      ))}
    </List>
  );
}
