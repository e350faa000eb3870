import { addMonths } from '#kernel';
import { Clock } from '#runtime';
import type { TestClient, TestInstance } from '#testing';

/** Words that no product text has: whatever names a person in these tests contains this. */
export const secret = 'Zwyxel';

/** What people do in the tests of retention. */
export class RetentionKit {
  private constructor(
    readonly instance: TestInstance,
    readonly client: TestClient,
  ) {}

  static async of(instance: TestInstance): Promise<RetentionKit> {
    return new RetentionKit(instance, await instance.admin());
  }

  async make(path: string, body: unknown): Promise<string> {
    const answer = await this.client.post(`/api/${path}`, body);
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return answer.body.id;
  }

  sql<Row extends object>(statement: string, values: unknown[] = []): Promise<Row[]> {
    return this.instance.work((db) => db.query<Row>(statement, values));
  }

  /** Today in the calendar of the instance, some months earlier. */
  async monthsAgo(months: number): Promise<string> {
    const clock = this.instance.platform.app.get(Clock);
    return addMonths(await this.instance.work(async () => clock.today()), -months);
  }

  /** Says when a contact or a lead was entered: at noon of a day. */
  async enteredOn(table: 'crm_contact' | 'crm_lead', id: string, day: string): Promise<void> {
    await this.sql(`UPDATE ${table} SET created_at = $2::date + interval '12 hours' WHERE id = $1`, [
      id,
      day,
    ]);
  }

  /** A contact that was entered so many months ago. */
  async contact(months: number, body: object = {}): Promise<string> {
    const id = await this.make('crm/contacts', { lastName: secret, ...body });
    await this.enteredOn('crm_contact', id, await this.monthsAgo(months));
    return id;
  }

  async lead(months: number, body: object = {}): Promise<string> {
    const id = await this.make('crm/leads', { lastName: secret, ...body });
    await this.enteredOn('crm_lead', id, await this.monthsAgo(months));
    return id;
  }

  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  async review(): Promise<any> {
    return (await this.client.post('/api/crm/retention-cases/review')).body;
  }

  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  async cases(query = 'state=due'): Promise<any[]> {
    return (await this.client.get(`/api/crm/retention-cases?perPage=200&${query}`)).body.items;
  }

  /** The case of a contact or a lead on which a decision is waited for. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  async caseOf(id: string, query?: string): Promise<any> {
    return (await this.cases(query)).find(({ contactId, leadId }) => id === (contactId ?? leadId));
  }

  async decide(people: readonly string[], decision: string, more: object = {}) {
    const ids: string[] = [];
    for (const id of people) ids.push((await this.caseOf(id)).id);
    return this.client.post('/api/crm/retention-cases/decisions', { ids, decision, ...more });
  }

  /** Keeps somebody for a reason, and lets them go again. */
  async keepAndRelease(person: string, reason: string): Promise<void> {
    await this.decide([person], 'keep', { reason });
    const { id, version } = await this.caseOf(person, 'state=kept');
    const path = `/api/crm/retention-cases/${id}/release`;
    const { status, text } = await this.client.post(path, undefined, {
      headers: { 'if-match': `"${version}"` },
    });
    if (status !== 200) throw new Error(text);
  }

  /** Every place of the instance's schema, journal and trail included, where a word still stands. */
  async placesOf(word: string): Promise<string[]> {
    const tables = await this.sql<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'
         AND has_table_privilege(oid, 'SELECT') ORDER BY relname`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const [row] = await this.sql<{ rows: number }>(
        `SELECT count(*)::int AS rows FROM "${name}" t WHERE position(lower($1) IN lower(t::text)) > 0`,
        [word],
      );
      if (row && row.rows > 0) found.push(`${name}: ${row.rows}`);
    }
    return found;
  }
}
