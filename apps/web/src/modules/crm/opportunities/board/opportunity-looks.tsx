import { useSearchParams } from 'react-router-dom';
import { LookSwitch, useText } from '@/kit';
import { BoardIcon, TableIcon } from '@/kit/icons';
import { isBoardAddress, listAddress, readBoard, writeBoard } from './board-address';

/** The board and the list of the same opportunities. */
export function OpportunityLooks() {
  const text = useText();
  const [params] = useSearchParams();
  const board = isBoardAddress(params);
  return (
    <LookSwitch
      label={text('crm.opportunity.looks.label')}
      looks={[
        {
          to: `/crm/opportunities?${writeBoard(readBoard(params))}`,
          label: text('crm.opportunity.looks.board'),
          icon: BoardIcon,
          current: board,
        },
        {
          to: board ? `/crm/opportunities?${listAddress(params)}` : `/crm/opportunities?${params}`,
          label: text('crm.opportunity.looks.list'),
          icon: TableIcon,
          current: !board,
        },
      ]}
    />
  );
}
