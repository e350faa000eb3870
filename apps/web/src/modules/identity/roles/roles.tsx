import { useCallback, useMemo, useState } from 'react';
import { useParams } from 'react-router-dom';
import { useHolds } from '@/api/use-session';
import {
  Alert,
  Box,
  Button,
  EmptyState,
  ErrorState,
  LeaveGuard,
  RowSkeletons,
  useMediaQuery,
  useText,
} from '@/kit';
import { AddIcon, SearchOffIcon } from '@/kit/icons';
import { Matrix } from './matrix';
import { RightsBar } from './rights-bar';
import { matching } from './rights-tree';
import { RoleDialog } from './role-dialog';
import type { RoleTask } from './role-head';
import { RolePicker } from './role-picker';
import { RolesHeader } from './roles-header';
import { SaveBar } from './save-bar';
import { useRemoveRole } from './use-remove-role';
import { useRoleChanges } from './use-role-changes';
import { type Role, useRights, useRoles } from './use-roles';

const none: readonly Role[] = [];

/** The roles and what each may do; changes are saved together. */
export function Roles() {
  const text = useText();
  const holds = useHolds();
  const { id } = useParams();
  const [picked, setPicked] = useState(id);
  const phone = useMediaQuery('(max-width: 699px)', { noSsr: true });
  const roles = useRoles();
  const rights = useRights();
  const removeRole = useRemoveRole();
  const all = roles.data ?? none;
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [task, setTask] = useState<RoleTask | { kind: 'create'; role?: undefined }>();
  const subjects = useMemo(() => (rights.areas ?? []).flatMap((area) => area.subjects), [rights.areas]);
  const changes = useRoleChanges(all, subjects);
  const areas = useMemo(() => matching(rights.areas ?? [], typed), [rights.areas, typed]);
  const isUnsaved = useCallback(() => changes.count > 0, [changes.count]);
  const may = {
    create: holds('identity.role.create'),
    update: holds('identity.role.update'),
    remove: holds('identity.role.delete'),
  };
  const error = roles.error ?? rights.error;
  const chosen = all.find((role) => role.id === picked) ?? all.find(({ builtIn }) => !builtIn) ?? all[0];
  const allOpen = subjects.every(({ name, vault }) => vault || open.has(name));
  const begin = (next: RoleTask) => (next.kind === 'delete' ? void removeRole(next.role) : setTask(next));
  const toggle = (name: string) => {
    const next = new Set(open);
    if (!next.delete(name)) next.add(name);
    setOpen(next);
  };
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
      <RolesHeader
        actions={
          may.create && (
            <Button
              variant="contained"
              startIcon={<AddIcon />}
              disabled={!rights.areas}
              onClick={() => setTask({ kind: 'create' })}
            >
              {text('identity.role.new')}
            </Button>
          )
        }
      />
      {error && !roles.data ? (
        <ErrorState
          error={error}
          retry={() => {
            void roles.refetch();
            void rights.refetch();
          }}
        />
      ) : !roles.data || !rights.areas ? (
        <RowSkeletons count={12} />
      ) : (
        <>
          {phone && chosen && <RolePicker roles={all} chosen={chosen.id} onChoose={setPicked} />}
          <RightsBar
            typed={typed}
            onType={setTyped}
            allOpen={allOpen}
            onToggleAll={() => setOpen(new Set(allOpen ? [] : subjects.map(({ name }) => name)))}
          />
          {phone && chosen?.builtIn && (
            <Alert severity="info" sx={{ mx: 3, mb: 2 }}>
              {text('identity.role.builtInWhy')}
            </Alert>
          )}
          <Box
            sx={{
              flex: 1,
              minHeight: 0,
              // What is hidden in the cells must not widen the page: it scrolls with them.
              position: 'relative',
              overflow: 'auto',
              borderTop: 1,
              borderColor: 'divider',
              bgcolor: 'background.paper',
            }}
          >
            {areas.length === 0 ? (
              <EmptyState icon={SearchOffIcon} title={text('identity.role.nothing')} />
            ) : (
              <Matrix
                areas={areas}
                roles={phone && chosen ? [chosen] : all}
                changes={changes}
                may={may}
                isOpen={(name) => typed !== '' || open.has(name)}
                onToggle={toggle}
                onTask={begin}
              />
            )}
          </Box>
          <SaveBar changes={changes} />
        </>
      )}
      {task && (
        <RoleDialog
          role={task.kind === 'edit' ? task.role : undefined}
          from={task.kind === 'duplicate' ? task.role : undefined}
          roles={all}
          rights={subjects.flatMap((subject) => subject.rights)}
          onClose={() => setTask(undefined)}
          onSaved={(role) => {
            setTask(undefined);
            setPicked(role.id);
          }}
        />
      )}
      <LeaveGuard isUnsaved={isUnsaved} onDiscard={changes.discard} />
    </Box>
  );
}
