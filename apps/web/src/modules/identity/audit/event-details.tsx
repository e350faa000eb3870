import { Fragment } from 'react';
import { Box, EmptyValue, Hidden, RecordLabel, styled, useText } from '@/kit';
import { type AuditEvent, exportedRecord } from './audit-event';
import { useRightWords } from './use-right-words';
import { useKindWords } from './use-thing-words';

const List = styled('dl')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(110px, 190px) minmax(0, 1fr)',
  gap: '6px 16px',
  margin: 0,
  fontSize: 13,
  '& dt': { color: theme.vars?.palette.text.secondary },
  '& dd': { margin: 0, overflowWrap: 'anywhere' },
  '& code': { fontSize: 12 },
}));

/** What the trail kept of an event, in the reader's words. */
export function EventDetails({ event }: { event: AuditEvent }) {
  const text = useText();
  const { n, address, actorLabel, action, object, details } = event;
  return (
    <List>
      <dt>{text('identity.audit.number')}</dt>
      <dd>{n}</dd>
      <dt>{text('identity.audit.actor')}</dt>
      <dd>{actorLabel}</dd>
      <dt>{text('identity.audit.address')}</dt>
      <dd>{address ?? <EmptyValue />}</dd>
      {Object.entries(details).map(([name, value]) => (
        <Fragment key={name}>
          <dt>{text(`identity.audit.details.${name}`, { _: name })}</dt>
          <dd>
            <Detail name={name} value={value} event={event} />
          </dd>
        </Fragment>
      ))}
      <dt>{text('identity.audit.technical')}</dt>
      <dd>
        <code>{[action, object].filter(Boolean).join(' · ')}</code>
      </dd>
    </List>
  );
}

/** Details that are ids of records, by what they are ids of. */
const references: Readonly<Record<string, string>> = {
  'identity.user-departed/successorId': 'identity.user',
  'identity.user-team-changed/from': 'identity.team',
  'identity.user-team-changed/to': 'identity.team',
};

interface DetailProps {
  name: string;
  value: unknown;
  event: AuditEvent;
}

function Detail({ name, value, event: { action, object } }: DetailProps) {
  const text = useText();
  const words = useKindWords();
  const rightWords = useRightWords();
  if (value === null || value === undefined || value === '') return <EmptyValue />;
  if (typeof value === 'boolean') return <>{text(value ? 'list.yes' : 'list.no')}</>;
  const to = references[`${action}/${name}`];
  if (to) return <RecordLabel name={to} id={String(value)} />;
  if (name === 'permission') return <>{rightWords(String(value))}</>;
  if (name === 'state') return <>{text(`identity.audit.states.${value}`, { _: String(value) })}</>;
  if (name === 'fields' && Array.isArray(value))
    return (
      <>
        {value
          .map((field) => words.field(exportedRecord(action) ?? object?.split('/')[0] ?? '', String(field)))
          .join(', ')}
      </>
    );
  if (name === 'code') return <code>{String(value)}</code>;
  if (Array.isArray(value)) return <>{value.map(String).join(', ') || <EmptyValue />}</>;
  if (typeof value === 'object') return <Members members={value} />;
  return <>{String(value)}</>;
}

/** Counts by kind of record, or reaches by right: one a line. */
function Members({ members }: { members: object }) {
  const text = useText();
  const words = useKindWords();
  const rightWords = useRightWords();
  const entries = Object.entries(members);
  if (entries.length === 0) return <EmptyValue />;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {entries.map(([name, value]) => (
        <li key={name}>
          {rightWords(name, words.of(name, 'many'))}
          <Hidden>, </Hidden>
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {' '}
            {text(`identity.role.reach.${value}`, { _: String(value) })}
          </Box>
        </li>
      ))}
    </Box>
  );
}
