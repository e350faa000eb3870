import { Button, type ButtonProps } from '@mui/material';
import { Link } from 'react-router-dom';

/** A button that leads somewhere: a real link, which opens in a tab as links do. */
export function LinkButton({ to, ...props }: Omit<ButtonProps<typeof Link>, 'component'> & { to: string }) {
  return <Button component={Link} to={to} {...props} />;
}
