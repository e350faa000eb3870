import { useId, useMemo } from 'react';
import { Box, styled, useText } from '@/kit';
import { auditActions, exportedKinds } from './actions';
import { actionKey } from './audit-event';
import { useKindWords } from './use-thing-words';

const Select = styled('select')(({ theme }) => ({
  minHeight: 36,
  maxWidth: '100%',
  padding: '0 10px',
  borderRadius: 8,
  font: 'inherit',
  color: theme.vars?.palette.text.primary,
  backgroundColor: theme.vars?.palette.background.paper,
  border: `1px solid rgba(${theme.vars?.palette.text.primaryChannel} / 0.46)`,
  '&:focus-visible': { outline: `2px solid ${theme.vars?.palette.primary.main}` },
  '@media (pointer: coarse)': { minHeight: 44, fontSize: 16 },
  [theme.breakpoints.down('sm')]: { width: '100%' },
}));

/** Shows the events of one action only. */
export function ActionFilter({ value, onChange }: { value: string; onChange: (action: string) => void }) {
  const text = useText();
  const words = useKindWords();
  const id = useId();
  const groups = useMemo(() => {
    const option = (action: string) => ({ action, label: text(actionKey(action), { _: action }) });
    const exports = exportedKinds.map((kind) => ({
      action: `${kind}.exported`,
      label: text('identity.audit.actions.exported', { kind: words.of(kind, 'many') }),
    }));
    const of = (module: string) => auditActions.filter((each) => each.startsWith(`${module}.`)).map(option);
    return [
      { name: 'identity', options: of('identity') },
      { name: 'exports', options: exports },
      { name: 'integrations', options: of('integrations') },
      { name: 'workspace', options: of('workspace') },
      { name: 'backup', options: of('backup') },
    ];
  }, [text, words]);
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, flexWrap: 'wrap', minWidth: 0 }}>
      <label htmlFor={id}>{text('identity.audit.filter')}</label>
      <Select id={id} value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="">{text('identity.audit.all')}</option>
        {groups.map(({ name, options }) => (
          <optgroup key={name} label={text(`identity.audit.groups.${name}`)}>
            {options.map(({ action, label }) => (
              <option key={action} value={action}>
                {label}
              </option>
            ))}
          </optgroup>
        ))}
      </Select>
    </Box>
  );
}
