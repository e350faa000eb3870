import { styled, type Theme } from '@mui/material/styles';
import { motion, radius } from '@/theme/tokens';

const cardLook = ({ vars }: Theme) => ({
  position: 'relative' as const,
  padding: '10px 12px',
  borderRadius: radius.medium,
  border: `1px solid ${vars?.palette.divider}`,
  backgroundColor: vars?.palette.background.paper,
});

/** The cards of a column. Plain elements with classes: every card hears of every drag, and each style would cost. */
export const CardList = styled('ul')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  flex: 1,
  gap: theme.spacing(2),
  margin: 0,
  padding: theme.spacing(0, 2, 3),
  listStyle: 'none',
  overflowY: 'auto',
  // About a card's height, so that the scroll bar tells the truth before cards are drawn.
  '& > li:empty': { flex: 'none', minHeight: 130 },
  '& .card': {
    ...cardLook(theme),
    transition: `box-shadow ${motion.fast}, border-color ${motion.fast}`,
    '&:hover, &:focus-within': { borderColor: theme.vars?.palette.text.disabled },
    '&[data-movable="true"]': { cursor: 'grab', touchAction: 'manipulation' },
    '&[data-dragged="true"]': { opacity: 0.35 },
    '&[data-moving="true"]': { opacity: 0.7 },
  },
  '& .handle': {
    position: 'absolute',
    insetInlineEnd: 3,
    top: 5,
    display: 'grid',
    placeItems: 'center',
    width: 26,
    height: 26,
    padding: 0,
    border: 0,
    borderRadius: '50%',
    backgroundColor: 'transparent',
    cursor: 'pointer',
    transition: `background-color ${motion.fast}`,
    '& svg': { width: 20, height: 20, fill: theme.vars?.palette.text.secondary },
    '&:hover': { backgroundColor: theme.vars?.palette.action.hover },
    '&:focus-visible': { outline: `2px solid ${theme.vars?.palette.primary.main}` },
    '@media (pointer: coarse)': { width: 44, height: 44, top: -2, insetInlineEnd: -4 },
  },
}));

/** The card under the pointer while it is moved. */
export const LiftedCard = styled('div')(({ theme }) => ({
  ...cardLook(theme),
  cursor: 'grabbing',
  boxShadow: '0 14px 34px rgba(15, 21, 19, 0.24)',
}));
