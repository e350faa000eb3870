import { Fragment, useState } from 'react';
import type { Reach } from '@/api/session';
import { Menu, MenuItem, useText } from '@/kit';
import { ExpandIcon } from '@/kit/icons';
import { reachIn, storedReach } from './grants';
import { CellButton, SubjectButton, Table, VaultLabel } from './matrix-frame';
import { ReachMark, useReachWords } from './reach-mark';
import type { Area, Right, Subject } from './rights-tree';
import { RoleHead, type RoleTask } from './role-head';
import { isLocked } from './role-locks';
import { useGridKeys } from './use-grid-keys';
import type { RoleChanges } from './use-role-changes';
import type { Role } from './use-roles';

interface MatrixProps {
  areas: readonly Area[];
  roles: readonly Role[];
  changes: RoleChanges;
  may: { create: boolean; update: boolean; remove: boolean };
  isOpen: (subject: string) => boolean;
  onToggle: (subject: string) => void;
  onTask: (task: RoleTask) => void;
}

interface Choosing {
  anchor: HTMLElement;
  role: Role;
  right: Right;
}

const reaches: readonly (Reach | null)[] = [null, 'own', 'team', 'all'];

/** What each role may do: rights in rows, roles in columns. */
export function Matrix({ areas, roles, changes, may, isOpen, onToggle, onTask }: MatrixProps) {
  const text = useText();
  const words = useReachWords();
  const { table, ...grid } = useGridKeys();
  const [choosing, setChoosing] = useState<Choosing>();
  const first = areas[0]?.subjects.find(({ vault, name }) => !vault && isOpen(name))?.rights[0];
  const cell = (role: Role, right: Right, subject: Subject, column: number) => {
    const reach = reachIn(role, right, changes.changes);
    const locked = isLocked(role) || !may.update;
    const changed = reach !== storedReach(role, right);
    const choose = (anchor: HTMLElement) => {
      if (right.scoped) setChoosing({ anchor, role, right });
      else changes.set(role, right, reach === null ? 'all' : null);
    };
    return (
      <td key={role.id}>
        <CellButton
          type="button"
          data-cell
          data-locked={locked}
          data-changed={changed}
          tabIndex={right === first && column === 0 ? 0 : -1}
          aria-label={text(changed ? 'identity.role.cellChanged' : 'identity.role.cell', {
            role: role.name,
            right: `${subject.label}, ${right.label}`,
            reach: words(reach, right.scoped),
          })}
          aria-haspopup={right.scoped && !locked ? 'menu' : undefined}
          aria-disabled={locked || undefined}
          onClick={({ currentTarget }) => !locked && choose(currentTarget)}
        >
          <ReachMark reach={reach} scoped={right.scoped} />
        </CellButton>
      </td>
    );
  };
  return (
    <>
      <Table ref={table} role="grid" aria-label={text('identity.role.matrix')} {...grid}>
        <thead>
          <tr>
            <th scope="col">{text('identity.role.right')}</th>
            {roles.map((role) => (
              <th key={role.id} scope="col">
                <RoleHead role={role} may={may} onTask={onTask} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {areas.map(({ module, subjects }) => (
            <Fragment key={module}>
              <tr data-area>
                <th scope="rowgroup" colSpan={roles.length + 1}>
                  <span>{text(`identity.role.modules.${module}`, { _: module })}</span>
                </th>
              </tr>
              {subjects.map((subject) => (
                <Fragment key={subject.name}>
                  <SubjectRow
                    subject={subject}
                    roles={roles}
                    changes={changes}
                    open={isOpen(subject.name)}
                    onToggle={() => onToggle(subject.name)}
                  />
                  {!subject.vault &&
                    isOpen(subject.name) &&
                    subject.rights.map((right) => (
                      <tr key={right.name} data-right>
                        <th scope="row">{right.label}</th>
                        {roles.map((role, column) => cell(role, right, subject, column))}
                      </tr>
                    ))}
                </Fragment>
              ))}
            </Fragment>
          ))}
        </tbody>
      </Table>
      <Menu
        anchorEl={choosing?.anchor ?? null}
        open={choosing !== undefined}
        onClose={() => setChoosing(undefined)}
      >
        {choosing &&
          reaches.map((reach) => (
            <MenuItem
              key={reach}
              role="menuitemradio"
              aria-checked={reach === reachIn(choosing.role, choosing.right, changes.changes)}
              selected={reach === reachIn(choosing.role, choosing.right, changes.changes)}
              onClick={() => {
                changes.set(choosing.role, choosing.right, reach);
                setChoosing(undefined);
              }}
            >
              {text(`identity.role.choose.${reach ?? 'none'}`)}
            </MenuItem>
          ))}
      </Menu>
    </>
  );
}

interface SubjectRowProps extends Pick<MatrixProps, 'roles' | 'changes'> {
  subject: Subject;
  open: boolean;
  onToggle: () => void;
}

/** A kind of record: how many of its rights each role holds. */
function SubjectRow({ subject, roles, changes, open, onToggle }: SubjectRowProps) {
  const text = useText();
  const { label, rights, vault } = subject;
  if (vault)
    return (
      <tr>
        <th scope="row">
          <VaultLabel>{label}</VaultLabel>
        </th>
        <td colSpan={roles.length}>{text('identity.role.vaultOnly')}</td>
      </tr>
    );
  return (
    <tr>
      <th scope="row">
        <SubjectButton type="button" aria-expanded={open} onClick={onToggle}>
          <ExpandIcon aria-hidden />
          {label}
        </SubjectButton>
      </th>
      {roles.map((role) => {
        const held = rights.filter((right) => reachIn(role, right, changes.changes) !== null).length;
        return (
          <td key={role.id}>
            {text(
              held === 0
                ? 'identity.role.heldNone'
                : held === rights.length
                  ? 'identity.role.heldAll'
                  : 'identity.role.held',
              { smart_count: held, all: rights.length },
            )}
          </td>
        );
      })}
    </tr>
  );
}
