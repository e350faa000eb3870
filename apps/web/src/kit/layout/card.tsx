import { Box, Stack, Typography } from '@mui/material';
import { type ReactNode, useId } from 'react';

interface CardProps {
  title?: string;
  /** Beside the title. */
  actions?: ReactNode;
  children: ReactNode;
  /** The content reaches the edges: rows of a list. */
  flush?: boolean;
}

/** A part of a page, with its own title. */
export function Card({ title, actions, children, flush }: CardProps) {
  const titleId = useId();
  return (
    <Box
      component="section"
      aria-labelledby={title ? titleId : undefined}
      sx={{
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        borderRadius: '14px',
        overflow: 'hidden',
        minWidth: 0,
      }}
    >
      {(title || actions) && (
        <Stack
          direction="row"
          sx={{ alignItems: 'center', gap: 2, px: 5, pt: 4, pb: flush ? 2 : 0, minHeight: flush ? 56 : 48 }}
        >
          <Typography id={titleId} variant="h3" component="h2" sx={{ flex: 1, minWidth: 0 }}>
            {title}
          </Typography>
          {actions}
        </Stack>
      )}
      <Box sx={flush ? {} : { px: 5, py: 4 }}>{children}</Box>
    </Box>
  );
}

interface ColumnsProps {
  /** The least width of a column, in pixels. */
  min?: number;
  /** Each column is a term (`dt`) with what it says (`dd`). */
  facts?: boolean;
  children: ReactNode;
}

/** Cards side by side as far as there is room; each at least `min` pixels wide. */
export function Columns({ min = 320, facts = false, children }: ColumnsProps) {
  return (
    <Box
      component={facts ? 'dl' : 'div'}
      sx={{
        m: 0,
        display: 'grid',
        gap: 4,
        gridTemplateColumns: `repeat(auto-fit, minmax(min(${min}px, 100%), 1fr))`,
      }}
    >
      {children}
    </Box>
  );
}
