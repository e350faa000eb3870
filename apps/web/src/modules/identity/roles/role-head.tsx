import { Box, Chip, RowMenu, Stack, Tooltip, useText } from '@/kit';
import { KeyIcon, LockIcon } from '@/kit/icons';
import { isLocked } from './role-locks';
import type { Role } from './use-roles';

export interface RoleTask {
  kind: 'edit' | 'duplicate' | 'delete';
  role: Role;
}

interface RoleHeadProps {
  role: Role;
  may: { create: boolean; update: boolean; remove: boolean };
  onTask: (task: RoleTask) => void;
}

/** A role above its column: its name, what is special about it, and what can be done with it. */
export function RoleHead({ role, may, onTask }: RoleHeadProps) {
  const text = useText();
  const locked = isLocked(role);
  const entry = (kind: RoleTask['kind']) => ({
    label: `identity.role.tasks.${kind}`,
    run: () => onTask({ kind, role }),
  });
  const entries = [
    ...(may.update && !locked ? [entry('edit')] : []),
    ...(may.create ? [entry('duplicate')] : []),
    ...(may.remove && !locked ? [entry('delete')] : []),
  ];
  return (
    <Stack direction="row" sx={{ gap: 1, alignItems: 'flex-start' }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Tooltip title={role.description}>
          <Box sx={{ fontWeight: 650, overflowWrap: 'anywhere', lineHeight: '20px', py: 1 }}>{role.name}</Box>
        </Tooltip>
        <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap', '& svg.MuiSvgIcon-root': { fontSize: 14 } }}>
          {locked && (
            <Chip variant="outlined" icon={<LockIcon aria-hidden />} label={text('identity.role.builtIn')} />
          )}
          {role.requiresSecondFactor && (
            <Tooltip title={text('identity.role.secondFactor')}>
              <Chip
                variant="outlined"
                icon={<KeyIcon aria-hidden />}
                label={text('identity.role.factorShort')}
              />
            </Tooltip>
          )}
        </Stack>
      </Box>
      <RowMenu label={text('identity.role.menu', { name: role.name })} entries={entries} />
    </Stack>
  );
}
