import { Injectable } from '@nestjs/common';
import { CommonProblems, newId, Problem } from '#kernel';
import { Scopes, TenantDb } from '#runtime';
import type { MailSettings } from './mail-settings.js';

const columns = `id, version, sender_name AS "senderName", sender_address AS "senderAddress", own_server AS "ownServer",
  host, port, security, user_name AS "userName", password_sealed AS "passwordSealed", country,
  request_reference AS "requestReference", accepted_at AS "acceptedAt", accepted_by AS "acceptedBy",
  tested_at AS "testedAt", test_passed AS "testPassed", test_answer AS "testAnswer"`;

export type MailSettingsChange = Pick<
  MailSettings,
  | 'senderName'
  | 'senderAddress'
  | 'ownServer'
  | 'host'
  | 'port'
  | 'security'
  | 'userName'
  | 'passwordSealed'
  | 'country'
  | 'requestReference'
  | 'acceptedAt'
  | 'acceptedBy'
>;

/** The one row of how the instance sends its mails. */
@Injectable()
export class MailSettingsRepository {
  constructor(private readonly db: TenantDb) {}

  /** Undefined where nobody has set anything up, and in the operators' console, which has no such table. */
  async find(): Promise<MailSettings | undefined> {
    if (Scopes.instance().kind !== 'company') return undefined;
    const [row] = await this.db.query<MailSettings>(`SELECT ${columns} FROM workspace_mail_settings`);
    return row;
  }

  /** @param version 0 where there is none yet. @throws Problem STALE_VERSION */
  async save(version: number, change: MailSettingsChange): Promise<MailSettings> {
    const userId = Scopes.actor().userId ?? null;
    const values = [
      ...[change.senderName, change.senderAddress, change.ownServer, change.host, change.port],
      ...[change.security, change.userName, change.passwordSealed, change.country, change.requestReference],
      ...[change.acceptedAt, change.acceptedBy, userId],
    ];
    const [saved] =
      version === 0
        ? await this.db.query<MailSettings>(
            `INSERT INTO workspace_mail_settings (sender_name, sender_address, own_server, host, port, security, user_name,
               password_sealed, country, request_reference, accepted_at, accepted_by, created_by, updated_by, id)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13, $14)
             ON CONFLICT DO NOTHING RETURNING ${columns}`,
            [...values, newId()],
          )
        : await this.db.query<MailSettings>(
            `UPDATE workspace_mail_settings SET sender_name = $1, sender_address = $2, own_server = $3, host = $4,
               port = $5, security = $6, user_name = $7, password_sealed = $8, country = $9, request_reference = $10,
               accepted_at = $11, accepted_by = $12, tested_at = NULL, test_passed = NULL, test_answer = NULL,
               version = version + 1, updated_at = clock_timestamp(), updated_by = $13
             WHERE version = $14 RETURNING ${columns}`,
            [...values, version],
          );
    if (saved) return saved;
    const current = await this.find();
    throw new Problem(CommonProblems.STALE_VERSION, { extra: { version: current?.version ?? 0 } });
  }

  /** Notes what a test came to; the settings stay the version that they are. */
  async tested({ id, version }: MailSettings, passed: boolean, answer: string): Promise<void> {
    await this.db.query(
      `UPDATE workspace_mail_settings SET tested_at = clock_timestamp(), test_passed = $3, test_answer = $4
       WHERE id = $1 AND version = $2`,
      [id, version, passed, answer],
    );
  }
}
