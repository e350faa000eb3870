import { styled } from '@mui/material/styles';
import { useText } from '@/i18n/use-text';

export const Hidden = styled('span')({
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
});

const Dash = styled('span')(({ theme }) => ({
  color: theme.vars?.palette.text.disabled,
  userSelect: 'none',
}));

/** Nothing: a quiet dash for the eye, a word for screen readers. */
export function EmptyValue() {
  const text = useText();
  return (
    <>
      <Dash aria-hidden>–</Dash>
      <Hidden>{text('list.noValue')}</Hidden>
    </>
  );
}
