import { Injectable } from '@nestjs/common';
import { CommonProblems, Problem, text } from '#kernel';
import { Scopes, TenantDb } from '#runtime';
import { firstPreferences, type Preferences } from './preferences.js';

const mostBytes = 16 * 1024;

/** How each user likes the screen; the last writer of several tabs wins. */
@Injectable()
export class PreferencesService {
  constructor(private readonly db: TenantDb) {}

  async read(): Promise<Preferences> {
    const [row] = await this.db.query<{ preferences: Partial<Preferences> }>(
      'SELECT preferences FROM workspace_preference WHERE id = $1',
      [Scopes.actor().userId ?? null],
    );
    return { ...firstPreferences, ...row?.preferences };
  }

  /** @throws Problem BODY_TOO_LARGE beyond 16 kB */
  async replace(input: Partial<Preferences>): Promise<Preferences> {
    const given = Object.entries(input).filter(([, value]) => value !== undefined && value !== null);
    const preferences: Preferences = { ...firstPreferences, ...Object.fromEntries(given) };
    const json = JSON.stringify(preferences);
    if (Buffer.byteLength(json) > mostBytes)
      throw new Problem(CommonProblems.BODY_TOO_LARGE, { detail: text('16 Ko au plus.', '16 kB at most.') });
    await this.db.query(
      `INSERT INTO workspace_preference AS p (id, preferences) VALUES ($1, $2)
       ON CONFLICT (id) DO UPDATE SET preferences = excluded.preferences, updated_at = clock_timestamp()
       WHERE p.preferences <> excluded.preferences`,
      [Scopes.actor().userId ?? null, json],
    );
    return preferences;
  }
}
