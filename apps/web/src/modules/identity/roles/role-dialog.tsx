import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { request } from '@/api/http';
import { SelectInput, SwitchInput, TaskDialog, TextInput, useText } from '@/kit';
import { copiedGrants } from './grants';
import type { Right } from './rights-tree';
import { type Role, rolesPath } from './use-roles';

interface RoleDialogProps {
  /** The role to change; a new one when absent. */
  role?: Role | undefined;
  /** The role that a new one begins as. */
  from?: Role | undefined;
  roles: readonly Role[];
  rights: readonly Right[];
  onClose: () => void;
  onSaved: (role: Role) => void;
}

interface Values extends Record<string, unknown> {
  name: string;
  description: string | null;
  requiresSecondFactor: boolean;
  from: string | null;
}

/** What a role is called and what it is for; a new one takes over the rights of another, or has none. */
export function RoleDialog({ role, from, roles, rights, onClose, onSaved }: RoleDialogProps) {
  const text = useText();
  const notify = useNotify();
  const client = useQueryClient();
  const save = async ({ from: source, ...values }: Values) => {
    const body = { ...values, description: values.description ?? '' };
    const model = roles.find(({ id }) => id === source);
    const saved = role
      ? await request<Role>(`${rolesPath}/${role.id}`, { method: 'PATCH', version: role.version, body })
      : await request<Role>(rolesPath, {
          method: 'POST',
          body: { ...body, permissions: model ? copiedGrants(model, rights) : {} },
          idempotencyKey: crypto.randomUUID(),
        });
    notify('identity.role.saved', { type: 'success' });
    await client.invalidateQueries({ queryKey: [rolesPath] });
    onSaved(saved);
  };
  return (
    <TaskDialog<Values>
      title={role ? text('identity.role.edit', { name: role.name }) : text('identity.role.new')}
      submitLabel={text(role ? 'ra.action.save' : 'identity.role.create')}
      defaultValues={{
        name: role?.name ?? (from ? text('identity.role.copyOf', { name: from.name }) : ''),
        description: role?.description ?? from?.description ?? '',
        requiresSecondFactor: role?.requiresSecondFactor ?? from?.requiresSecondFactor ?? false,
        from: from?.id ?? null,
      }}
      onClose={onClose}
      onSubmit={save}
    >
      <TextInput source="name" label="identity.role.name" max={100} required autoFocus />
      <TextInput source="description" label="identity.role.description" max={500} format="multiline" />
      {!role && (
        <SelectInput
          source="from"
          label="identity.role.from"
          help="identity.role.fromHelp"
          choices={roles.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <SwitchInput
        source="requiresSecondFactor"
        label="identity.role.secondFactor"
        help="identity.role.secondFactorHelp"
      />
    </TaskDialog>
  );
}
