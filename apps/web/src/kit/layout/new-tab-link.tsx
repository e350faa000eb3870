import OpenInNewIcon from '@mui/icons-material/OpenInNewOutlined';
import { Link } from '@mui/material';
import type { ReactNode } from 'react';
import { useText } from '@/i18n/use-text';
import { Hidden } from '../fields/empty-value';

/** A link to a page of the application beside the work in hand, which stays open. */
export function NewTabLink({ to, children }: { to: string; children: ReactNode }) {
  const text = useText();
  return (
    <Link
      href={to}
      target="_blank"
      rel="noopener"
      color="inherit"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 1,
        minHeight: 24,
        fontWeight: 600,
        overflowWrap: 'anywhere',
        '@media (pointer: coarse)': { minHeight: 44 },
      }}
    >
      {children}
      <OpenInNewIcon aria-hidden sx={{ fontSize: 14, flex: 'none', opacity: 0.75 }} />
      <Hidden>{text('page.newTab')}</Hidden>
    </Link>
  );
}
