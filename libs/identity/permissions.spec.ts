import { text } from '#kernel';
import { RecordEntity, RecordType, TextField } from '#runtime';
import { PermissionRegistry } from './permissions.js';
import { builtInRoles } from './roles/built-in-roles.js';

class Stage extends RecordEntity {
  @TextField({ label: text('Nom', 'Name'), sortable: true })
  name!: string;
}

const stageType = new RecordType<Stage>({
  name: 'sales.stage',
  path: 'sales/stages',
  table: 'sales_stage',
  entity: Stage,
  label: { one: text('Étape', 'Stage'), many: text('Étapes', 'Stages') },
  defaultSort: 'name',
});

/** What each built-in role may do with the record. */
function rightsOf(options?: { configuration: boolean }): Record<string, string[]> {
  const registry = new PermissionRegistry();
  registry.declareRecord(stageType as unknown as RecordType, options);
  const held = builtInRoles.map(({ key, reachOf }) => [
    key,
    registry
      .all()
      .filter((permission) => reachOf(permission))
      .map(({ name }) => name.replace('sales.stage.', '')),
  ]);
  return Object.fromEntries(held);
}

describe('the rights on a kind of record', () => {
  const all = ['create', 'delete', 'export', 'import', 'mass-edit', 'read', 'update'];

  it('let managers do everything, and members create and change', () => {
    expect(rightsOf()).toEqual({
      admin: all,
      manager: all,
      member: ['create', 'read', 'update'],
      reader: ['read'],
    });
  });

  it('of a configuration are for admins alone, who let everybody read', () => {
    expect(rightsOf({ configuration: true })).toEqual({
      admin: all,
      manager: ['read'],
      member: ['read'],
      reader: ['read'],
    });
  });
});
