import { Box, Link } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import { useText } from '@/i18n/use-text';

/** Where one is within the application, and the way up. */
export interface Place {
  to: string;
  /** Already worded. */
  label: string;
}

/** The way up from a page. */
export function Breadcrumb({ to, label }: Place) {
  const text = useText();
  return (
    <Box component="nav" aria-label={text('page.breadcrumb')} sx={{ flex: 1, minWidth: 0 }}>
      <Link
        component={RouterLink}
        to={to}
        variant="body2"
        color="textSecondary"
        sx={{ display: 'inline-flex', alignItems: 'center', minHeight: 24 }}
      >
        {label}
      </Link>
    </Box>
  );
}
