import { styled } from '@mui/material/styles';
import { density, motion, radius, type } from '@/theme/tokens';

/** Room around a value that is hovered; the text itself stands in line with the section's title. */
const room = 6;

/** Label above, value below; what acts on the value comes to sight on hover and focus. */
export const FieldRow = styled('div')({ minWidth: 0, marginInlineStart: -room });

export const FieldLabel = styled('div')(({ theme }) => ({
  fontSize: type.size.caption,
  lineHeight: 1.4,
  color: theme.vars?.palette.text.secondary,
  paddingInline: room,
}));

export const ValueBox = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'flex-start',
  gap: 2,
  minHeight: density.compact.row - 2,
  padding: `5px 2px 5px ${room}px`,
  borderRadius: radius.medium,
  transition: `background-color ${motion.fast}`,
  '&[data-editable="true"]': { cursor: 'text' },
  '&[data-editable="true"]:hover, &[data-editable="true"]:focus-within': {
    backgroundColor: theme.vars?.palette.action.hover,
  },
  '& .b2o-aside': {
    width: 24,
    height: 24,
    padding: 0,
    marginBlock: -1,
    color: theme.vars?.palette.text.secondary,
    '& svg': { fontSize: 15 },
    // Where nothing hovers they would never come to sight.
    '@media (hover: hover)': { opacity: 0, '&:focus-visible': { opacity: 1 } },
    '@media (pointer: coarse)': { width: 44, height: 44, marginBlock: -10 },
  },
  // A finger begins to write by touching the value; the button stays for screen readers and keyboards.
  '@media (pointer: coarse)': {
    minHeight: 44,
    '& .b2o-edit:not(:focus-visible)': { width: 1, minWidth: 0, overflow: 'hidden', opacity: 0 },
  },
  '&:hover .b2o-aside, &:focus-within .b2o-aside': { opacity: 1 },
}));

export const ValueText = styled('div')({
  flex: 1,
  minWidth: 0,
  overflowWrap: 'anywhere',
  lineHeight: '21px',
});
