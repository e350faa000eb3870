import { InputBase } from '@mui/material';
import { styled } from '@mui/material/styles';
import { density, motion, radius, type } from '@/theme/tokens';

/** The box of every input: flat, 36 pixels high, 44 under a finger. */
export const Control = styled(InputBase)(({ theme }) => ({
  width: '100%',
  minHeight: density.comfortable.control - 2,
  paddingInline: 10,
  gap: 6,
  borderRadius: radius.medium,
  border: `1px solid rgba(${theme.vars?.palette.text.primaryChannel} / 0.46)`,
  backgroundColor: theme.vars?.palette.background.paper,
  fontSize: type.size.body,
  transition: `border-color ${motion.fast}, box-shadow ${motion.fast}`,
  '@media (pointer: coarse)': { minHeight: 44, fontSize: 16 },
  '&:hover': { borderColor: `rgba(${theme.vars?.palette.text.primaryChannel} / 0.7)` },
  '&.Mui-focused': {
    borderColor: theme.vars?.palette.primary.main,
    boxShadow: `0 0 0 1px ${theme.vars?.palette.primary.main}`,
  },
  '&.Mui-error': { borderColor: theme.vars?.palette.error.main },
  '&.Mui-error.Mui-focused': { boxShadow: `0 0 0 1px ${theme.vars?.palette.error.main}` },
  '&.Mui-disabled, &.MuiInputBase-readOnly': {
    backgroundColor: 'transparent',
    borderStyle: 'dashed',
  },
  '&.MuiInputBase-multiline': { paddingBlock: 6 },
  '& .MuiInputBase-input': { padding: '4px 0', height: 'auto', minWidth: 0 },
  '& .MuiInputBase-input::placeholder': { color: theme.vars?.palette.text.secondary, opacity: 0.85 },
  // A Select's own reset of the right padding leaves no place for its arrow.
  '& .MuiSelect-select.MuiInputBase-input': { paddingRight: 22 },
}));

/** The sizes of the small buttons inside a box. */
export const adornmentButton = {
  width: 26,
  height: 26,
  color: 'text.secondary',
  '@media (pointer: coarse)': { width: 40, height: 40 },
  '& svg': { fontSize: 18 },
} as const;
