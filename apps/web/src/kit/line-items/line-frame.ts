import { styled } from '@mui/material/styles';
import { radius, type } from '@/theme/tokens';

/** The look of the whole grid in one place: rows and cells that come to sight bring no styles of their own. */
export const LineFrame = styled('div')(({ theme }) => {
  const { primary, error, divider, text, background, action } = theme.vars?.palette ?? theme.palette;
  return {
    maxHeight: '62vh',
    overflow: 'auto',
    '&[data-card="false"]': { border: `1px solid ${divider}`, borderRadius: radius.medium },
    '& .b2o-line': { backgroundColor: background.paper },
    '&[data-card="false"] .b2o-line': {
      display: 'grid',
      alignItems: 'stretch',
      minHeight: 35,
      borderBottom: `1px solid ${divider}`,
      '& > [role="gridcell"]': { borderLeft: `1px solid ${divider}` },
      '&:focus-within': { backgroundColor: action.hover },
    },
    '& [role="gridcell"]': { minWidth: 0 },
    '& input, & select, & output': {
      width: '100%',
      minWidth: 0,
      height: '100%',
      minHeight: 34,
      padding: '0 8px',
      border: 0,
      borderRadius: 0,
      background: 'transparent',
      color: 'inherit',
      font: 'inherit',
      fontSize: type.size.body,
      '@media (pointer: coarse)': { minHeight: 44, fontSize: 16 },
    },
    '& option': { color: text.primary, backgroundColor: background.paper },
    '& output': { display: 'flex', alignItems: 'center', justifyContent: 'flex-end' },
    '& output, & [data-number]': { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
    '& input:focus, & select:focus, & .b2o-line button:focus-visible': {
      outline: `2px solid ${primary.main}`,
      outlineOffset: -2,
    },
    '& [aria-invalid="true"]': { boxShadow: `inset 0 -2px 0 ${error.main}` },
    '& .b2o-line button': {
      width: '100%',
      minWidth: 32,
      minHeight: 32,
      padding: 0,
      border: 0,
      background: 'transparent',
      color: text.secondary,
      display: 'grid',
      placeItems: 'center',
      cursor: 'pointer',
      '@media (pointer: coarse)': { minWidth: 44, minHeight: 44 },
    },
    '& [role="rowheader"]': {
      display: 'grid',
      placeItems: 'center',
      color: text.secondary,
      fontSize: type.size.caption,
      fontVariantNumeric: 'tabular-nums',
    },
    '&[data-card="true"] .b2o-line': {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
      gap: 6,
      padding: 10,
      marginBottom: 8,
      border: `1px solid ${divider}`,
      borderRadius: radius.medium,
      '& > [data-long]': { gridColumn: '1 / -1' },
      '& > [role="rowheader"]': { placeItems: 'center start' },
      '& > .b2o-actions': { justifySelf: 'end' },
      '& input, & select': { height: 44, border: `1px solid ${text.disabled}`, borderRadius: radius.medium },
      '& output': { height: 44 },
    },
    '& .b2o-name': { display: 'block', fontSize: type.size.caption, color: text.secondary, marginBottom: 2 },
  };
});

/** Elements of the grid; what they look like is the frame's matter. */
export const LineBox = styled('div')({});
