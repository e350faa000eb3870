import { styled } from '@mui/material/styles';
import { density, motion, radius, type } from '@/theme/tokens';

export const headerHeight = 36;
export const selectWidth = 40;
export const actionsWidth = 96;

export const rowHeight = { compact: density.compact.row, comfortable: density.comfortable.row } as const;

/** A row in some state, and what stays in sight of it. */
const tinted = (state: string) =>
  ['', ' > :is(.pick, .lead)', ' > .actions::before'].map((part) => `& .body .row${state}${part}`).join(', ');

/** The scrolling table. Its parts are plain elements with classes: thousands of rows pass by without a style each. */
export const GridFrame = styled('div')(({ theme }) => {
  const palette = theme.vars?.palette;
  return {
    '--row': `${rowHeight.compact}px`,
    '&[data-density="comfortable"]': { '--row': `${rowHeight.comfortable}px` },
    position: 'relative',
    flex: '1 1 0',
    minHeight: 240,
    overflow: 'auto',
    overscrollBehavior: 'contain',
    scrollPadding: `${headerHeight}px 24px 0 ${selectWidth + 120}px`,
    borderTop: `1px solid ${palette?.divider}`,
    backgroundColor: palette?.background.paper,
    fontSize: type.size.body,
    contain: 'strict',
    '& .row': {
      display: 'grid',
      gridTemplateColumns: 'var(--columns)',
      minWidth: '100%',
      width: 'max-content',
      borderBottom: `1px solid ${palette?.divider}`,
    },
    '& .body': { position: 'relative', minWidth: '100%' },
    '& .body .row': {
      position: 'absolute',
      insetInlineStart: 0,
      top: 0,
      height: 'var(--row)',
      contain: 'layout style',
    },
    '& .head': {
      position: 'sticky',
      top: 0,
      zIndex: 3,
      height: headerHeight,
      backgroundColor: palette?.background.default,
    },
    '& .cell': {
      minWidth: 0,
      padding: '0 10px',
      lineHeight: 'calc(var(--row) - 1px)',
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
      outline: 'none',
    },
    '& .cell.number': { textAlign: 'end' },
    // The box and the link stay in sight when the columns are scrolled.
    '& .pick, & .lead': { position: 'sticky', zIndex: 1, backgroundColor: palette?.background.paper },
    '& .pick': { insetInlineStart: 0, padding: 0, display: 'grid', placeItems: 'center', userSelect: 'none' },
    '& .pick label': {
      display: 'grid',
      placeItems: 'center',
      width: '100%',
      height: '100%',
      cursor: 'pointer',
    },
    '& .pick input': {
      width: 16,
      height: 16,
      margin: 0,
      accentColor: palette?.primary.main,
      cursor: 'pointer',
    },
    '& .lead': { insetInlineStart: selectWidth, fontWeight: 550 },
    '& .head .pick, & .head .lead': { backgroundColor: palette?.background.default },
    '& a.title': {
      display: 'block',
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      color: palette?.text.primary,
      textDecoration: 'none',
      '&:hover': { textDecoration: 'underline', textUnderlineOffset: 3 },
      '&:focus-visible': { outlineOffset: -2 },
    },
    '& .cell:focus-visible': { boxShadow: `inset 0 0 0 2px ${palette?.primary.main}`, outline: 'none' },
    // The row takes the colour; what stays in sight must cover what passes below it, and takes it once more.
    [tinted(':is(:hover, :focus-within)')]: {
      backgroundImage: `linear-gradient(${palette?.action.hover}, ${palette?.action.hover})`,
    },
    [tinted('[aria-selected="true"]')]: {
      backgroundImage: `linear-gradient(${palette?.action.selected}, ${palette?.action.selected})`,
    },
    '& .body .row:focus-within .pick': { boxShadow: `inset 2px 0 0 ${palette?.primary.main}` },
    '& .cell.edited': { overflow: 'visible', zIndex: 4, padding: 0, lineHeight: 'normal' },
    '& .cell.edited:not(.lead)': { position: 'relative' },
    '& .body .row:has(.edited)': { zIndex: 2 },
    '& .actions': {
      position: 'sticky',
      insetInlineEnd: 0,
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'flex-end',
      gap: 2,
      padding: '0 6px',
      '& > *': {
        opacity: 0,
        transition: `opacity ${motion.fast}`,
        backgroundColor: palette?.background.paper,
      },
      '& > [data-steady]': { opacity: 1, order: 1 },
      // What is always there covers what passes below it.
      '&:has(> [data-steady])::before': {
        content: '""',
        position: 'absolute',
        insetBlock: 0,
        insetInlineEnd: 0,
        width: 40,
        zIndex: -1,
        backgroundColor: palette?.background.paper,
      },
      '@media (hover: none)': { '& > *': { opacity: 1 } },
    },
    '& .edit': {
      display: 'grid',
      placeItems: 'center',
      width: density.compact.row - 4,
      height: density.compact.row - 4,
      borderRadius: radius.small,
      '& svg': { width: 16, height: 16, fill: palette?.text.secondary },
      '&:hover': { backgroundColor: palette?.action.hover },
      '&:hover svg': { fill: palette?.text.primary },
    },
    '& .row:hover .actions > *, & .row:focus-within .actions > *': { opacity: 1 },
    '& .bone': {
      display: 'inline-block',
      width: '62%',
      height: 10,
      borderRadius: radius.small,
      backgroundColor: palette?.action.selected,
    },
    '& .body[data-previous="true"]': { opacity: 0.55, transition: `opacity ${motion.slow} 200ms` },
    '@media (pointer: coarse)': { '& .pick input': { width: 20, height: 20 } },
  };
});
