import { useId } from 'react';
import { Box, styled, useText } from '@/kit';
import type { Role } from './use-roles';

const Select = styled('select')(({ theme }) => ({
  width: '100%',
  minHeight: 44,
  padding: '0 10px',
  borderRadius: 8,
  font: 'inherit',
  fontSize: 16,
  color: theme.vars?.palette.text.primary,
  backgroundColor: theme.vars?.palette.background.paper,
  border: `1px solid rgba(${theme.vars?.palette.text.primaryChannel} / 0.46)`,
}));

interface RolePickerProps {
  roles: readonly Role[];
  chosen: string;
  onChoose: (id: string) => void;
}

/** On a phone: which role is looked at. */
export function RolePicker({ roles, chosen, onChoose }: RolePickerProps) {
  const text = useText();
  const id = useId();
  return (
    <Box sx={{ px: 3, pb: 2 }}>
      <Box
        component="label"
        htmlFor={id}
        sx={{ display: 'block', fontSize: 13, color: 'text.secondary', mb: 1 }}
      >
        {text('identity.role.one')}
      </Box>
      <Select id={id} value={chosen} onChange={({ target }) => onChoose(target.value)}>
        {roles.map((role) => (
          <option key={role.id} value={role.id}>
            {role.name}
          </option>
        ))}
      </Select>
    </Box>
  );
}
