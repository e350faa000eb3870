import type { Reach } from '@/api/session';
import { Hidden, styled, useText } from '@/kit';

/** How much of the mark is filled, in percent: what a role reaches of all records. */
const filled: Readonly<Record<Reach, number>> = { own: 25, team: 55, all: 100 };

const Mark = styled('span')(({ theme }) => ({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 6,
  whiteSpace: 'nowrap',
  '& > i': {
    flex: 'none',
    width: 10,
    height: 10,
    borderRadius: '50%',
    border: `1.5px solid ${theme.vars?.palette.primary.main}`,
    background: `linear-gradient(to top, ${theme.vars?.palette.primary.main} var(--filled), transparent var(--filled))`,
  },
  '&[data-reach="none"]': { color: theme.vars?.palette.text.secondary },
  '&[data-reach="none"] > i': { borderColor: theme.vars?.palette.text.disabled, background: 'none' },
}));

interface ReachMarkProps {
  reach: Reach | null;
  /** May be limited to some records; else it is held or not. */
  scoped: boolean;
}

/** How far a right reaches, as a sign and a word. */
export function ReachMark({ reach, scoped }: ReachMarkProps) {
  const text = useText();
  const words = useReachWords();
  return (
    <Mark data-reach={reach ?? 'none'} style={{ '--filled': `${reach ? filled[reach] : 0}%` } as never}>
      <i aria-hidden />
      {reach === null ? (
        <>
          <span aria-hidden>–</span>
          <Hidden>{text('identity.role.reach.none')}</Hidden>
        </>
      ) : (
        words(reach, scoped)
      )}
    </Mark>
  );
}

/** The word for a reach: « équipe », or « oui » for a right that is held or not. */
export function useReachWords(): (reach: Reach | null, scoped: boolean) => string {
  const text = useText();
  return (reach, scoped) => text(`identity.role.reach.${reach === null ? 'none' : scoped ? reach : 'held'}`);
}
