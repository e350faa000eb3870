import { useDraggable, useDroppable } from '@dnd-kit/core';
import DownIcon from '@mui/icons-material/ArrowDownwardOutlined';
import UpIcon from '@mui/icons-material/ArrowUpwardOutlined';
import HandleIcon from '@mui/icons-material/DragIndicator';
import { Box, IconButton, Stack, Typography } from '@mui/material';
import { useId } from 'react';
import { useText } from '@/i18n/use-text';
import type { OrderedItem } from './ordered-rows';

interface OrderedRowProps {
  item: OrderedItem;
  movable: boolean;
  first: boolean;
  last: boolean;
  /** @param button id of the button that was pressed. */
  onStep: (step: 1 | -1, button: string) => void;
}

/** One row of `OrderedRows`. */
export function OrderedRow({ item, movable, first, last, onStep }: OrderedRowProps) {
  const text = useText();
  const base = useId();
  const { id, title, face, subtitle, end, fixed } = item;
  const drag = useDraggable({ id, disabled: !movable });
  const drop = useDroppable({ id, disabled: fixed ?? false });
  const { transform, isDragging } = drag;
  const step = (by: 1 | -1, key: string, none: boolean) => {
    const button = `${base}${by}`;
    return (
      // Not `disabled`: at the end of the way the focus stays where it is.
      <IconButton
        id={button}
        aria-label={text(`page.ordered.${key}`, { title })}
        aria-disabled={none}
        onClick={() => !none && onStep(by, button)}
        sx={{
          '&[aria-disabled="true"]': { opacity: 0.35 },
          '@media (pointer: coarse)': { width: 44, height: 44 },
        }}
      >
        {by < 0 ? <UpIcon sx={{ fontSize: 17 }} /> : <DownIcon sx={{ fontSize: 17 }} />}
      </IconButton>
    );
  };
  return (
    <Stack
      component="li"
      direction="row"
      ref={(element: HTMLElement | null) => {
        drag.setNodeRef(element);
        drop.setNodeRef(element);
      }}
      style={transform ? { transform: `translateY(${transform.y}px)` } : undefined}
      sx={{
        alignItems: 'center',
        gap: 2,
        pl: movable ? 2 : 5,
        pr: 4,
        py: 2,
        minHeight: 52,
        position: 'relative',
        bgcolor: 'background.paper',
        '&:not(:last-of-type)': { borderBottom: 1, borderColor: 'divider' },
        ...(isDragging && { zIndex: 2, boxShadow: 4, borderRadius: 1 }),
        ...(drop.isOver &&
          !isDragging && { boxShadow: (theme) => `inset 0 -2px 0 ${theme.vars?.palette.primary.main}` }),
      }}
    >
      {movable && (
        <Box
          component="span"
          {...drag.listeners}
          aria-hidden
          sx={{
            display: 'grid',
            placeItems: 'center',
            width: 26,
            height: 36,
            color: 'text.secondary',
            cursor: isDragging ? 'grabbing' : 'grab',
            touchAction: 'none',
          }}
        >
          <HandleIcon fontSize="small" />
        </Box>
      )}
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography component="div" sx={{ fontWeight: 550, overflowWrap: 'anywhere' }}>
          {face ?? title}
        </Typography>
        {subtitle && (
          <Typography component="div" variant="body2" color="textSecondary">
            {subtitle}
          </Typography>
        )}
      </Box>
      <Stack direction="row" sx={{ alignItems: 'center', flex: 'none' }}>
        {movable && step(-1, 'up', first)}
        {movable && step(1, 'down', last)}
        {end}
      </Stack>
    </Stack>
  );
}
