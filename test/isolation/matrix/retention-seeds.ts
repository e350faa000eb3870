import { newId } from '#kernel';
import type { TestInstance } from '#testing';

/** A prospect who is kept, and one who was archived. */
export async function plantRetention(instance: TestInstance, contactId: string): Promise<[string, string][]> {
  const [kept, archived] = [newId(), newId()];
  await instance.work(async (db) => {
    await db.query(
      `INSERT INTO crm_retention_case (id, contact_id, rule, state, last_contact_at, due_on, reason, decided_at)
       VALUES ($1, $2, 'contact', 'kept', now(), current_date, 'litige', now())`,
      [kept, contactId],
    );
    await db.query(
      `INSERT INTO crm_archived_person (id, title, content, reason, kept_until)
       VALUES ($1, 'Léa Martin', '{}', 'litige', current_date + 30)`,
      [archived],
    );
  });
  return [
    ['/api/crm/retention-cases', kept],
    ['/api/crm/archived-people', archived],
  ];
}
