import { Injectable } from '@nestjs/common';
import { CommonProblems, Problem } from '#kernel';
import { RecordsRepository, Scopes, TenantDb } from '#runtime';
import { adminRoleKey } from '../roles/built-in-roles.js';
import { type ProfileInput, type User, type UserState, userType } from './user.entity.js';

@Injectable()
export class UsersRepository extends RecordsRepository<User> {
  constructor(db: TenantDb) {
    super(db, userType);
  }

  /** A user as they may see themselves, whatever their rights. @throws Problem NOT_FOUND */
  async own(id: string): Promise<User> {
    const columns = userType.fields.map(({ column, name }) => `"${column}" AS "${name}"`).join(', ');
    const [user] = await this.db.query<User>(`SELECT id, ${columns} FROM identity_user WHERE id = $1`, [id]);
    if (!user) throw new Problem(CommonProblems.NOT_FOUND);
    return user;
  }

  /** @throws Problem STALE_VERSION with the stored user, and then nothing was changed. */
  async updateOwn(id: string, version: number, input: Partial<ProfileInput>): Promise<User> {
    const { count } = await this.db.execute(
      `UPDATE identity_user SET first_name = coalesce($3, first_name), last_name = coalesce($4, last_name),
         language = coalesce($5, language), version = version + 1, updated_at = clock_timestamp(), updated_by = $1
       WHERE id = $1 AND version = $2`,
      [id, version, input.firstName ?? null, input.lastName ?? null, input.language ?? null],
    );
    const current = await this.own(id);
    if (count > 0) return current;
    throw new Problem(CommonProblems.STALE_VERSION, { extra: { version: current.version, current } });
  }

  /** Changes the state. A deactivated user keeps no personal right. */
  async setState(id: string, state: UserState): Promise<void> {
    await this.db.query(
      `UPDATE identity_user SET state = $2, hr_referent = hr_referent AND $2 <> 'deactivated',
         version = version + 1, updated_at = clock_timestamp(), updated_by = $3 WHERE id = $1`,
      [id, state, Scopes.actor().userId ?? null],
    );
  }

  async setHrReferent(id: string, hrReferent: boolean): Promise<void> {
    await this.db.query(
      `UPDATE identity_user SET hr_referent = $2, version = version + 1, updated_at = clock_timestamp(),
         updated_by = $3 WHERE id = $1`,
      [id, hrReferent, Scopes.actor().userId ?? null],
    );
  }

  async countHrReferents(): Promise<number> {
    const [row] = await this.db.query<{ count: number }>(
      "SELECT count(*) AS count FROM identity_user WHERE hr_referent AND state = 'active'",
    );
    return row?.count ?? 0;
  }

  /** Whether someone else is an active admin. The caller has locked the overseers. */
  async hasOtherAdmin(id: string): Promise<boolean> {
    const rows = await this.db.query(
      `SELECT 1 FROM identity_user u JOIN identity_role r ON r.id = u.role_id
       WHERE r.key = $2 AND u.state = 'active' AND u.id <> $1 LIMIT 1`,
      [id, adminRoleKey],
    );
    return rows.length > 0;
  }

  async teamExists(id: string): Promise<boolean> {
    return (await this.db.query('SELECT 1 FROM identity_team WHERE id = $1', [id])).length > 0;
  }

  async hasPassword(id: string): Promise<boolean> {
    const rows = await this.db.query(
      'SELECT 1 FROM identity_credential WHERE id = $1 AND password_hash IS NOT NULL',
      [id],
    );
    return rows.length > 0;
  }
}
