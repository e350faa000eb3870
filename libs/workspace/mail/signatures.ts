import { Injectable } from '@nestjs/common';
import { Scopes, TenantDb } from '#runtime';

/** What each user ends their mails with. */
@Injectable()
export class Signatures {
  constructor(private readonly db: TenantDb) {}

  /** The actor's own; empty where they have none. */
  async own(): Promise<string> {
    const [row] = await this.db.query<{ text: string }>(
      'SELECT text FROM workspace_mail_signature WHERE id = $1',
      [Scopes.actor().userId ?? null],
    );
    return row?.text ?? '';
  }

  async replace(text: string): Promise<void> {
    await this.db.query(
      `INSERT INTO workspace_mail_signature AS s (id, text) VALUES ($1, $2)
       ON CONFLICT (id) DO UPDATE SET text = excluded.text, updated_at = clock_timestamp() WHERE s.text <> excluded.text`,
      [Scopes.actor().userId ?? null, text],
    );
  }
}
