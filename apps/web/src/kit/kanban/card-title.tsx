import { styled } from '@mui/material/styles';
import { Link } from 'react-router-dom';

const Title = styled(Link)(({ theme }) => ({
  display: '-webkit-box',
  WebkitBoxOrient: 'vertical',
  WebkitLineClamp: 2,
  // The handle stands beside it.
  marginInlineEnd: 20,
  overflow: 'hidden',
  overflowWrap: 'anywhere',
  fontSize: 14,
  fontWeight: 600,
  lineHeight: 1.35,
  textDecoration: 'none',
  color: theme.vars?.palette.text.primary,
  '&:hover': { textDecoration: 'underline' },
}));

/** The name of a card's record: a link to its page, on two lines at most. */
export const CardTitle = ({ to, children }: { to: string; children: string }) => (
  // Dragging a link would take its address along instead of the card.
  <Title to={to} title={children} draggable={false}>
    {children}
  </Title>
);
