import { Button, useText } from '@/kit';
import { CheckIcon, CloseIcon, UndoIcon } from '@/kit/icons';
import type { OpportunityCommands } from './use-opportunity-commands';

/** How an opportunity ends, or that it goes on. */
export function OpportunityButtons({ commands }: { commands: OpportunityCommands }) {
  const text = useText();
  const { opportunity, stages, mayMove, moveTo, reopen } = commands;
  if (!opportunity || !mayMove) return null;
  if (opportunity['state'] !== 'open') {
    return (
      <Button variant="outlined" startIcon={<UndoIcon />} onClick={() => void reopen()}>
        {text('crm.opportunity.reopen')}
      </Button>
    );
  }
  const won = stages.find(({ kind }) => kind === 'won');
  const lost = stages.find(({ kind }) => kind === 'lost');
  return (
    <>
      {won && (
        <Button variant="contained" startIcon={<CheckIcon />} onClick={() => void moveTo(won)}>
          {text('crm.opportunity.win')}
        </Button>
      )}
      {lost && (
        <Button variant="outlined" startIcon={<CloseIcon />} onClick={() => void moveTo(lost)}>
          {text('crm.opportunity.lose')}
        </Button>
      )}
    </>
  );
}
