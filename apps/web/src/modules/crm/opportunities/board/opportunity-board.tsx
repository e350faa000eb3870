import { useCallback, useMemo, useRef } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import type { Schemas } from '@/api/generated/schema';
import { useHolds } from '@/api/use-session';
import {
  type AnyRecord,
  BoardSkeleton,
  Box,
  Button,
  EmptyState,
  ErrorState,
  Hidden,
  LinkButton,
  LoadedBoard,
  Stack,
  Typography,
  useKeys,
  usePageTitle,
  useText,
} from '@/kit';
import { HandshakeIcon } from '@/kit/icons';
import { useStageMove } from '../move/use-stage-move';
import { opportunities } from '../opportunity.record';
import { readBoard, writeBoard } from './board-address';
import { BoardCard } from './board-card';
import { BoardHeader } from './board-header';
import { ColumnFigures } from './column-figures-view';
import { useOpportunityBoard } from './use-opportunity-board';

/** The opportunities of a pipeline by stage; a card that is moved changes its stage. */
export function OpportunityBoard() {
  const text = useText();
  usePageTitle(text('crm.opportunities'));
  const holds = useHolds();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const search = useRef<HTMLInputElement>(null);
  const state = useMemo(() => readBoard(params), [params]);
  const { board, columns, total, error, refetch, take } = useOpportunityBoard(state);
  const { move, dialog } = useStageMove();
  const mayCreate = holds('crm.opportunity.create');
  const createAt = `/crm/opportunities/create?${new URLSearchParams({ pipelineId: board?.pipelineId ?? '' })}`;
  useKeys({
    '/': () => search.current?.select(),
    ...(mayCreate && { n: () => navigate(createAt) }),
  });
  const stageOf = (id: unknown) => board?.columns.find(({ stage }) => stage.id === id)?.stage;
  const onMove = useCallback(
    async (card: AnyRecord, to: string) => {
      const stage = board?.columns.find((column) => column.stage.id === to)?.stage;
      const stored = stage && (await move(card, stage));
      return stored && { ...card, ...stored };
    },
    [board, move],
  );
  const renderCard = useCallback(
    (card: AnyRecord) => {
      const stage = board?.columns.find((column) => column.stage.id === card['stageId'])?.stage;
      return stage && <BoardCard card={card as unknown as Schemas['OpportunityCard']} stage={stage} />;
    },
    [board],
  );
  const filtered = Boolean(state.q || state.ownerId);
  const show = (some: Partial<typeof state>, replace = false) =>
    setParams(writeBoard({ ...state, ...some }), { replace, flushSync: true });
  return (
    <Stack sx={{ height: '100%', minHeight: 0 }}>
      <BoardHeader
        state={state}
        pipelineId={board?.pipelineId}
        total={total}
        onChange={show}
        search={search}
        createAt={mayCreate ? createAt : undefined}
      />
      <Box sx={{ flex: 1, minHeight: 0, px: { xs: 3, sm: 0 }, pb: 2 }}>
        {error && !board && <ErrorState error={error} retry={() => void refetch()} />}
        {!board && !error && (
          <Box sx={{ px: { sm: 3, md: 5 } }}>
            <BoardSkeleton />
          </Box>
        )}
        {board && total === 0 && !filtered && (
          <EmptyState
            icon={HandshakeIcon}
            title={text('crm.opportunity.board.empty')}
            content={text('crm.opportunity.empty')}
            action={
              mayCreate && (
                <LinkButton to={createAt} variant="contained">
                  {text('crm.opportunity.create')}
                </LinkButton>
              )
            }
          />
        )}
        {board && total === 0 && filtered && (
          <Stack
            direction="row"
            sx={{ alignItems: 'center', gap: 3, px: { sm: 3, md: 5 }, pb: 3, flexWrap: 'wrap' }}
          >
            <Typography color="textSecondary">{text('crm.opportunity.board.nothing')}</Typography>
            <Button variant="outlined" onClick={() => show({ q: '', ownerId: '' })}>
              {text('crm.opportunity.board.clear')}
            </Button>
          </Stack>
        )}
        {board && (total !== 0 || filtered) && (
          <LoadedBoard
            record={opportunities}
            by="stageId"
            columns={columns}
            onMove={onMove}
            take={take}
            mayMove={(card, to) => card['state'] === 'open' || stageOf(to)?.kind === 'open'}
            renderCard={renderCard}
            figures={(id, transits) => {
              const column = board.columns.find(({ stage }) => stage.id === id);
              return column && <ColumnFigures column={column} transits={transits} />;
            }}
          />
        )}
      </Box>
      <Hidden role="status">
        {total === undefined ? '' : text('crm.opportunity.board.count', { smart_count: total })}
      </Hidden>
      {dialog}
    </Stack>
  );
}
