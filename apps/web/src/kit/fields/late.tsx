import { styled } from '@mui/material/styles';

/** What should have been done already. Say so in words, too: a colour alone tells nothing. */
export const Late = styled('span')(({ theme }) => ({
  color: theme.vars?.palette.error.main,
  fontWeight: 600,
}));
