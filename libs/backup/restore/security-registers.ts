import { type pg, quoteIdentifier } from '#runtime';
import { excludedTables } from '../copy/excluded-tables.js';

/**
 * What a restore must not rewind. Restored data bring back persons who were shut out, rights that were withdrawn and
 * passwords that were changed because others knew them; the stricter of both states wins before the door opens.
 * @param from the schema that was live until now.
 * @param to the schema that is about to be.
 */
export async function carrySecurity(client: pg.ClientBase, from: string, to: string): Promise<void> {
  const [live, restored] = [quoteIdentifier(from), quoteIdentifier(to)];
  // Where nobody ever came in since it was made, after the loss of a server or of the schema, nothing was decided that
  // could be stricter: the copy is the last that is known of rights and refusals, and its list's key is the one to keep.
  if ((await client.query(`SELECT FROM ${live}.identity_credential LIMIT 1`)).rowCount === 0) return;
  const statements = [
    // Who was shut out stays out; who is no longer there, or had not come in yet, must be invited again.
    `UPDATE ${restored}.identity_user u SET state = strict.state, version = u.version + 1, updated_at = now()
     FROM (SELECT r.id, CASE WHEN l.state = 'deactivated' THEN 'deactivated' ELSE 'invited' END AS state
           FROM ${restored}.identity_user r LEFT JOIN ${live}.identity_user l USING (id)
           WHERE r.state = 'active' AND l.state IS DISTINCT FROM 'active'
              OR r.state = 'invited' AND l.state = 'deactivated') strict
     WHERE strict.id = u.id`,
    // The HR right only where both states have it.
    `UPDATE ${restored}.identity_user u SET hr_referent = false, version = u.version + 1, updated_at = now()
     WHERE u.hr_referent AND NOT EXISTS (SELECT FROM ${live}.identity_user l WHERE l.id = u.id AND l.hr_referent)`,
    // Which role a person has was decided since the copy; a demotion must hold.
    `UPDATE ${restored}.identity_user u SET role_id = l.role_id, version = u.version + 1, updated_at = now()
     FROM ${live}.identity_user l
     WHERE l.id = u.id AND l.role_id <> u.role_id
       AND EXISTS (SELECT FROM ${restored}.identity_role r WHERE r.id = l.role_id)`,
    `UPDATE ${restored}.identity_role r SET requires_second_factor = true, version = r.version + 1, updated_at = now()
     FROM ${live}.identity_role l
     WHERE l.id = r.id AND l.requires_second_factor AND NOT r.requires_second_factor`,
    // Passwords and second factors as they are now: the old ones may be known to others, used codes stay used.
    `DELETE FROM ${restored}.identity_credential c
     WHERE NOT EXISTS (SELECT FROM ${live}.identity_credential l WHERE l.id = c.id)`,
    `INSERT INTO ${restored}.identity_credential AS c (${credential})
     SELECT ${credential} FROM ${live}.identity_credential l
     WHERE EXISTS (SELECT FROM ${restored}.identity_user u WHERE u.id = l.id)
     ON CONFLICT (id) DO UPDATE SET (${credential}) = ROW (${credential
       .split(', ')
       .map((column) => `excluded.${column}`)
       .join(', ')}) WHERE (c.*) IS DISTINCT FROM (excluded.*)`,
  ];
  for (const statement of statements) await client.query(statement);
  // Who asked since the copy not to be written to any more is not.
  await client.query('SELECT b2o.carry_refusals($1, $2)', [from, to]);
  // Nor does anybody come back whom the company was not to keep any longer.
  await client.query('SELECT b2o.carry_erasures($1, $2)', [from, to]);
}

const credential =
  'id, password_hash, password_changed_at, totp_secret, totp_confirmed_at, totp_last_step, recovery_code_hashes';

/** Sessions, tokens, counters, messages on their way out: nothing of it survives a restore or its undoing. */
export async function emptyVolatile(client: pg.ClientBase, schema: string): Promise<void> {
  // What changed since the last full copy must stay known: an undone restore goes on from that copy.
  const kept = new Set(['schema_migration', 'identity_access_stamp', 'copy_journal']);
  for (const table of excludedTables.keys()) {
    if (kept.has(table)) continue;
    await client.query(`DELETE FROM ${quoteIdentifier(schema)}.${quoteIdentifier(table)}`);
  }
  // What servers remember of sessions ends too, whichever of the two schemas they knew.
  await client.query(
    `UPDATE ${quoteIdentifier(schema)}.identity_access_stamp
     SET stamp = greatest(stamp + 1, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint)`,
  );
}

/** Mails and campaigns that were on their way when the copy was taken: they may have left since. @returns how many. */
export async function holdOutbound(client: pg.ClientBase, schema: string): Promise<number> {
  const { rows } = await client.query<{ held: number }>('SELECT b2o.hold_outbound($1) AS held', [schema]);
  return rows[0]?.held ?? 0;
}

const auditColumns = 'n, at, action, actor_id, actor_label, object, entry, previous_hash, hash';

/**
 * Lets the live audit trail go on in the restored schema: what happened since the copy stays told.
 * @returns whether the live trail continues the restored one; where it was cut or rewritten, the restored one stays.
 */
export async function carryAudit(client: pg.ClientBase, from: string, to: string): Promise<boolean> {
  const [live, restored] = [quoteIdentifier(from), quoteIdentifier(to)];
  const { rows } = await client.query<{ continues: boolean }>(
    `SELECT NOT EXISTS (SELECT FROM ${restored}.identity_audit_event r
         LEFT JOIN ${live}.identity_audit_event l ON l.n = r.n AND l.hash = r.hash WHERE l.n IS NULL) AS continues`,
  );
  if (!rows[0]?.continues) return false;
  await client.query(
    `INSERT INTO ${restored}.identity_audit_event (${auditColumns})
     SELECT ${auditColumns} FROM ${live}.identity_audit_event l
     WHERE n > (SELECT coalesce(max(n), 0) FROM ${restored}.identity_audit_event) ORDER BY n`,
  );
  return true;
}

/**
 * In a new instance: second factors are sealed for the instance they were enrolled in and open nowhere else. Who had
 * one must come in by a new invitation rather than with the password alone.
 */
export async function voidSecondFactors(client: pg.ClientBase, schema: string): Promise<void> {
  const place = quoteIdentifier(schema);
  await client.query(
    `UPDATE ${place}.identity_user u SET state = 'invited', version = u.version + 1, updated_at = now()
     FROM ${place}.identity_credential c WHERE c.id = u.id AND c.totp_secret IS NOT NULL AND u.state = 'active'`,
  );
  await client.query(`DELETE FROM ${place}.identity_credential WHERE totp_secret IS NOT NULL`);
}
