import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import type { Schemas } from '@/api/generated/schema';
import { request } from '@/api/http';
import { Box, styled, type Theme, Typography, useText } from '@/kit';
import { ActionOptions } from './action-options';
import type { AuditFilters } from './use-audit';

const box = ({ theme }: { theme: Theme }) => ({
  minHeight: 36,
  width: '100%',
  padding: '0 10px',
  borderRadius: 8,
  font: 'inherit',
  color: theme.vars?.palette.text.primary,
  backgroundColor: theme.vars?.palette.background.paper,
  border: `1px solid rgba(${theme.vars?.palette.text.primaryChannel} / 0.46)`,
  '&:focus-visible': { outline: `2px solid ${theme.vars?.palette.primary.main}` },
  '@media (pointer: coarse)': { minHeight: 44, fontSize: 16 },
});
const Choice = styled('select')(box);
const Day = styled('input')(box);

interface AuditFilterBarProps {
  filters: AuditFilters;
  /** An empty value takes the filter away. */
  onChange: (name: keyof AuditFilters, value: string) => void;
}

/** Which events are shown: of an action, of a person, of some days. */
export function AuditFilterBar({ filters, onChange }: AuditFilterBarProps) {
  const text = useText();
  const { data: colleagues } = useQuery({
    queryKey: ['identity/colleagues'],
    queryFn: ({ signal }) => request<Schemas['ColleaguesAnswer']>('identity/colleagues', { signal }),
  });
  const day = (name: 'from' | 'to') => (id: string) => (
    <Day
      id={id}
      type="date"
      defaultValue={filters[name] ?? ''}
      onChange={({ target }) => onChange(name, target.value)}
    />
  );
  return (
    <Box
      role="search"
      aria-label={text('identity.audit.filters')}
      sx={{ display: 'grid', gap: 3, gridTemplateColumns: 'repeat(auto-fit, minmax(min(160px, 100%), 1fr))' }}
    >
      <Labelled label={text('identity.audit.filter')}>
        {(id) => (
          <Choice
            id={id}
            value={filters.action ?? ''}
            onChange={({ target }) => onChange('action', target.value)}
          >
            <ActionOptions />
          </Choice>
        )}
      </Labelled>
      <Labelled label={text('identity.audit.person')}>
        {(id) => (
          <Choice
            id={id}
            value={filters.actorId ?? ''}
            onChange={({ target }) => onChange('actorId', target.value)}
          >
            <option value="">{text('identity.audit.everybody')}</option>
            {colleagues?.items.map((person) => (
              <option key={person.id} value={person.id}>
                {`${person.firstName} ${person.lastName}`}
              </option>
            ))}
          </Choice>
        )}
      </Labelled>
      <Labelled label={text('identity.audit.from')}>{day('from')}</Labelled>
      <Labelled label={text('identity.audit.to')}>{day('to')}</Labelled>
    </Box>
  );
}

function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography
        component="label"
        htmlFor={id}
        variant="body2"
        sx={{ fontWeight: 550, color: 'text.secondary' }}
      >
        {label}
      </Typography>
      <Box sx={{ mt: 1 }}>{children(id)}</Box>
    </Box>
  );
}
