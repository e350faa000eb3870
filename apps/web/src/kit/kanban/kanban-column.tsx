import { useDroppable } from '@dnd-kit/core';
import { Button, Skeleton, Typography } from '@mui/material';
import { styled } from '@mui/material/styles';
import { type ReactNode, useId } from 'react';
import { useText } from '@/i18n/use-text';
import { radius } from '@/theme/tokens';
import { ErrorState } from '../feedback/states';
import type { Tone } from '../records/define-record';
import { CardList } from './card-list';
import { ColumnHead } from './column-head';
import type { BoardColumn } from './use-board';

/** Every column hears of every drag: what changes then is an attribute, and the style stays. */
const Column = styled('section')(({ theme }) => ({
  flex: '1 0 264px',
  maxWidth: 340,
  minWidth: 0,
  minHeight: 200,
  maxHeight: 'calc(100dvh - 220px)',
  scrollSnapAlign: 'start',
  display: 'flex',
  flexDirection: 'column',
  overflow: 'hidden',
  borderRadius: radius.large,
  backgroundColor: theme.vars?.palette.action.hover,
  '&[data-fills="true"]': { maxHeight: '100%' },
  '&[data-over="true"]': { outline: `2px solid ${theme.vars?.palette.primary.main}`, outlineOffset: -2 },
  '& > .figures': { padding: theme.spacing(0, 3, 2), marginTop: theme.spacing(-1) },
  [theme.breakpoints.down('sm')]: {
    '&, &[data-fills="true"]': { flexBasis: '100%', flexGrow: 0, maxWidth: 'none', maxHeight: 'none' },
  },
}));

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
  const { total, isPending, error } = column;
  return (
    <Column
      ref={setNodeRef}
      data-column={column.value}
      data-fills={fills}
      data-over={isOver}
      aria-labelledby={titleId}
    >
      <ColumnHead titleId={titleId} name={name} tone={tone} total={isPending ? undefined : total} sum={sum} />
      {figures && <div className="figures">{figures}</div>}
      <CardList>
        {error && column.cards.length === 0 && (
          <li>
            <ErrorState error={error} retry={column.retry} />
          </li>
        )}
        {isPending &&
          [0, 1, 2].map((at) => (
            <Skeleton key={at} component="li" variant="rounded" height={76} aria-hidden />
          ))}
        {!isPending && !error && column.cards.length === 0 && (
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
              {text('page.kanban.more', { count: total - column.cards.length })}
            </Button>
          </li>
        )}
      </CardList>
    </Column>
  );
}
