import { useId, useState } from 'react';
import { Box, RecordLabel, styled, ToneChip, useLanguage, useText } from '@/kit';
import { ExpandIcon } from '@/kit/icons';
import { type AuditEvent, actionKey, exportedRecord, thingOf, toneOf } from './audit-event';
import { EventDetails } from './event-details';
import { useKindWords } from './use-thing-words';

const Line = styled('li')(({ theme }) => ({
  borderBottom: `1px solid ${theme.vars?.palette.divider}`,
  '&:last-of-type': { borderBottom: 0 },
  '& > div:first-of-type': {
    display: 'grid',
    gridTemplateColumns: '64px minmax(0, 1.5fr) minmax(0, 1fr) 32px',
    alignItems: 'center',
    gap: '2px 16px',
    minHeight: 44,
    padding: '6px 12px 6px 20px',
  },
  '& time': { color: theme.vars?.palette.text.secondary, fontVariantNumeric: 'tabular-nums' },
  [theme.breakpoints.down('sm')]: {
    '& > div:first-of-type': {
      gridTemplateColumns: '48px minmax(0, 1fr) 44px',
      padding: '8px 4px 8px 12px',
      '& > [data-who]': { gridColumn: 2, gridRow: 2 },
      '& > button': { gridColumn: 3, gridRow: '1 / 3' },
    },
  },
}));

const Toggle = styled('button')(({ theme }) => ({
  display: 'grid',
  placeItems: 'center',
  width: 32,
  height: 32,
  border: 0,
  borderRadius: 8,
  color: theme.vars?.palette.text.secondary,
  background: 'none',
  cursor: 'pointer',
  '&:hover': { backgroundColor: theme.vars?.palette.action.hover },
  '& svg': { fontSize: 20, transition: 'transform 120ms' },
  '&[aria-expanded="true"] svg': { transform: 'rotate(180deg)' },
  '@media (pointer: coarse)': { width: 44, height: 44 },
}));

/** One event: when, what, by whom; the rest on demand. */
export function EventRow({ event }: { event: AuditEvent }) {
  const text = useText();
  const language = useLanguage();
  const words = useKindWords();
  const [open, setOpen] = useState(false);
  const id = useId();
  const { at, action, actorId, actorLabel } = event;
  const exported = exportedRecord(action);
  const what = text(actionKey(action), { _: action, kind: exported ? words.of(exported, 'many') : '' });
  const clock = new Intl.DateTimeFormat(language, { timeStyle: 'medium' });
  return (
    <Line>
      <div>
        <time dateTime={at}>{clock.format(new Date(at))}</time>
        <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
          {toneOf(action) === 'neutral' ? what : <ToneChip tone={toneOf(action)}>{what}</ToneChip>}
          <About event={event} />
        </Box>
        <Box data-who sx={{ minWidth: 0, overflowWrap: 'anywhere', color: 'text.secondary' }}>
          {actorId ? (
            <RecordLabel name="identity.user" id={actorId} />
          ) : (
            text(`identity.audit.actors.${actorLabel}`, {
              _: text('identity.audit.actors.system', { name: actorLabel }),
            })
          )}
        </Box>
        <Toggle
          type="button"
          aria-expanded={open}
          aria-controls={id}
          aria-label={text('identity.audit.show', { what })}
          onClick={() => setOpen(!open)}
        >
          <ExpandIcon aria-hidden />
        </Toggle>
      </div>
      <Box id={id} hidden={!open} sx={{ px: { xs: 3, sm: 5 }, pb: 4, pt: 1, ml: { sm: '80px' } }}>
        {open && <EventDetails event={event} />}
      </Box>
    </Line>
  );
}

/** What it was done to, unless the actor did it to themselves or the words say it already. */
function About({ event: { object, actorId, action, details } }: { event: AuditEvent }) {
  const words = useKindWords();
  const thing = thingOf(object);
  if (!thing || exportedRecord(action) || thing.id === actorId || thing.kind === 'workspace.company')
    return null;
  if (thing.id && (thing.kind === 'identity.user' || thing.kind === 'identity.team'))
    return (
      <>
        {' · '}
        <RecordLabel name={thing.kind} id={thing.id} />
      </>
    );
  if (thing.kind === 'identity.role' && typeof details['key'] === 'string') return <> · {details['key']}</>;
  if (thing.kind.startsWith('crm.') || thing.kind.startsWith('hr.'))
    return <> · {words.of(thing.kind, 'many')}</>;
  return null;
}
