import { useDroppable } from '@dnd-kit/core';
import { Box, Button, Skeleton, Stack, Typography } from '@mui/material';
import { type ReactNode, useId } from 'react';
import { useText } from '@/i18n/use-text';
import { ErrorState } from '../feedback/states';
import { ToneChip } from '../fields/tone-chip';
import type { Tone } from '../records/define-record';
import { CardList } from './card-list';
import type { BoardColumn } from './use-board';

interface KanbanColumnProps {
  column: BoardColumn;
  name: string;
  tone: Tone | undefined;
  /** Sum of what is shown; already worded. */
  sum: string | undefined;
  /** What else to know of it, below its name. */
  figures?: ReactNode;
  /** As high as its place. */
  fills: boolean;
  /** Whether the card in hand may be put here. */
  open: boolean;
  children: ReactNode;
}

/** One state and the cards in it. */
export function KanbanColumn({ column, name, tone, sum, figures, fills, open, children }: KanbanColumnProps) {
  const text = useText();
  const titleId = useId();
  const { setNodeRef, isOver } = useDroppable({ id: column.value, disabled: !open });
  return (
    <Box
      component="section"
      ref={setNodeRef}
      data-column={column.value}
      aria-labelledby={titleId}
      sx={{
        flex: { xs: '0 0 100%', sm: '1 0 264px' },
        maxWidth: { sm: 340 },
        minWidth: 0,
        scrollSnapAlign: 'start',
        display: 'flex',
        flexDirection: 'column',
        maxHeight: { xs: 'none', sm: fills ? '100%' : 'calc(100dvh - 220px)' },
        minHeight: 200,
        overflow: 'hidden',
        borderRadius: 1.75,
        bgcolor: 'action.hover',
        outline: isOver ? '2px solid' : 'none',
        outlineColor: 'primary.main',
        outlineOffset: -2,
      }}
    >
      <Stack direction="row" sx={{ alignItems: 'center', gap: 2, px: 3, py: 2, minHeight: 44 }}>
        <Typography component="h2" id={titleId} sx={{ fontSize: 13, fontWeight: 650, minWidth: 0 }} noWrap>
          <ToneChip tone={tone}>{name}</ToneChip>
        </Typography>
        <Typography
          variant="caption"
          color="textSecondary"
          aria-label={text('page.kanban.count', { smart_count: column.total })}
          sx={{ flex: 1 }}
        >
          {column.isPending ? '' : column.total}
        </Typography>
        {sum && !column.isPending && (
          <Typography
            variant="caption"
            sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}
          >
            {sum}
          </Typography>
        )}
      </Stack>
      {figures && <Box sx={{ px: 3, pb: 2, mt: -1 }}>{figures}</Box>}
      <CardList>
        {column.error && column.cards.length === 0 && (
          <li>
            <ErrorState error={column.error} retry={column.retry} />
          </li>
        )}
        {column.isPending &&
          [0, 1, 2].map((at) => (
            <Skeleton key={at} component="li" variant="rounded" height={76} aria-hidden />
          ))}
        {!column.isPending && !column.error && column.cards.length === 0 && (
          <Typography
            component="li"
            variant="body2"
            color="textSecondary"
            sx={{ textAlign: 'center', py: 5 }}
          >
            {text('page.kanban.empty')}
          </Typography>
        )}
        {children}
        {column.more && (
          <li>
            <Button fullWidth onClick={column.more} loading={column.isLoadingMore}>
              {text('page.kanban.more', { count: column.total - column.cards.length })}
            </Button>
          </li>
        )}
      </CardList>
    </Box>
  );
}
