import { useGetList } from 'ra-core';
import type { RefObject } from 'react';
import { useHolds } from '@/api/use-session';
import {
  type AnyRecord,
  Box,
  Button,
  CountedTitle,
  FilterSelect,
  HeaderBar,
  LinkButton,
  SearchField,
  type Theme,
  useMediaQuery,
  useText,
} from '@/kit';
import { AddIcon } from '@/kit/icons';
import { useOwnerOptions } from '../use-owner-options';
import { type BoardState, me } from './board-address';
import { OpportunityLooks } from './opportunity-looks';

interface BoardHeaderProps {
  state: BoardState;
  /** The pipeline that is shown, once it is known. */
  pipelineId: string | undefined;
  total: number | undefined;
  onChange: (some: Partial<BoardState>, replace?: boolean) => void;
  search: RefObject<HTMLInputElement | null>;
  createAt: string | undefined;
}

const big = { '@media (pointer: coarse)': { minHeight: 44 } };

/** What the board is of, and which of it. Where there is little room, one's own are found among the owners. */
export function BoardHeader({ state, pipelineId, total, onChange, search, createAt }: BoardHeaderProps) {
  const text = useText();
  const holds = useHolds();
  const owners = useOwnerOptions();
  const { data: pipelines = [] } = useGetList<AnyRecord>(
    'crm/pipelines',
    { pagination: { page: 1, perPage: 100 }, sort: { field: 'position', order: 'ASC' } },
    { enabled: holds('crm.pipeline.read') },
  );
  const phone = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'), { noSsr: true });
  const narrow = useMediaQuery('(max-width: 1199px)', { noSsr: true });
  const mine = state.ownerId === me;
  const create = createAt && (
    <LinkButton to={createAt} variant="contained" startIcon={<AddIcon />} aria-keyshortcuts="n" sx={big}>
      {text('crm.opportunity.create')}
    </LinkButton>
  );
  return (
    <HeaderBar>
      <CountedTitle title={text('crm.opportunities')} total={total} />
      <OpportunityLooks />
      {pipelines.length > 1 && (
        <FilterSelect
          label={text('crm.opportunity.board.pipeline')}
          value={pipelineId ?? ''}
          onChange={(next) => onChange({ pipelineId: next })}
          options={pipelines.map(({ id, name }) => ({ value: id, label: String(name) }))}
        />
      )}
      <Box sx={{ flex: 1 }} />
      {phone && create}
      {phone && <Box sx={{ flexBasis: '100%' }} />}
      <Box sx={{ display: 'flex', flex: '1 1 120px', maxWidth: { sm: 320 } }}>
        <SearchField
          label={text('list.search', { name: text('crm.opportunities') })}
          value={state.q}
          onChange={(q) => onChange({ q }, true)}
          input={search}
        />
      </Box>
      {!narrow && (
        <Button
          variant={mine ? 'contained' : 'outlined'}
          aria-pressed={mine}
          onClick={() => onChange({ ownerId: mine ? '' : me })}
          sx={big}
        >
          {text('crm.opportunity.mine')}
        </Button>
      )}
      <FilterSelect
        label={text('crm.opportunity.board.owner')}
        value={state.ownerId}
        onChange={(ownerId) => onChange({ ownerId })}
        options={owners}
      />
      {!phone && create}
    </HeaderBar>
  );
}
