import { Injectable } from '@nestjs/common';
import { type InputOf, RecordsRepository, TenantDb } from '#runtime';
import { adminRoleKey } from './built-in-roles.js';
import type { Grants } from './grants.js';
import { type Role, roleType } from './role.entity.js';
import { roleKeyOf } from './role-key.js';

export interface RoleFacts {
  readonly id: string;
  readonly key: string;
  readonly permissions: Grants;
}

@Injectable()
export class RolesRepository extends RecordsRepository<Role> {
  constructor(db: TenantDb) {
    super(db, roleType);
  }

  /** A role for a decision of ours, whatever the actor may read. */
  async find(by: { id?: string | undefined; key?: string | undefined }): Promise<RoleFacts | undefined> {
    const [role] = await this.db.query<RoleFacts>(
      'SELECT id, key, permissions FROM identity_role WHERE id = $1::uuid OR key = $2',
      [by.id ?? null, by.key ?? null],
    );
    return role;
  }

  /** A new role gets its key from its name, once: what refers to a role by key survives a change of name. */
  override async create(input: InputOf<Role>, origin?: string): Promise<Role> {
    const rows = await this.db.query<{ key: string }>('SELECT key FROM identity_role');
    const taken = new Set(rows.map(({ key }) => key));
    return super.create({ ...input, key: roleKeyOf(input.name ?? '', (key) => taken.has(key)) }, origin);
  }

  async isUsed(id: string): Promise<boolean> {
    const rows = await this.db.query('SELECT 1 FROM identity_user WHERE role_id = $1 LIMIT 1', [id]);
    return rows.length > 0;
  }

  /**
   * Holds back, to the end of the unit, others who change who the admins or the HR referents are. NO KEY: users may
   * still be given the role, which asks for the key only.
   */
  async lockOverseers(): Promise<void> {
    await this.db.query('SELECT id FROM identity_role WHERE key = $1 FOR NO KEY UPDATE', [adminRoleKey]);
  }
}
