import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { RecordsRepository, Scopes, TenantDb } from '#runtime';
import type { People } from './anonymiser.js';
import { type ArchivedPerson, archivedPersonType } from './archived-person.entity.js';

const personal = (alias: string, ...without: string[]): string =>
  `to_jsonb(${alias}) - '{search_text,version,${without.join()}}'::text[]`;

/** What stands of somebody: the record, and what was written about it. Files are no part of an archive. */
const written = (column: 'contact_id' | 'lead_id'): string => `
  'activities', coalesce((SELECT jsonb_agg(jsonb_build_object('kind', a.kind, 'direction', a.direction, 'state', a.state,
      'subject', a.subject, 'notes', a.notes, 'dueAt', a.due_at, 'doneAt', a.done_at) ORDER BY a.due_at)
    FROM crm_activity a WHERE a.${column} = p.id), '[]'),
  'emails', coalesce((SELECT jsonb_agg(jsonb_build_object('direction', e.direction, 'subject', e.subject, 'text', e.text,
      'from', e.from_address, 'sentAt', e.sent_at) ORDER BY e.sent_at)
    FROM crm_email e WHERE e.visibility = 'all' AND e.sent_at IS NOT NULL
      AND e.id IN (SELECT l.email_id FROM crm_email_link l WHERE l.${column} = p.id)), '[]'),
  'comments', coalesce((SELECT jsonb_agg(jsonb_build_object('text', m.text, 'at', m.created_at) ORDER BY m.created_at)
    FROM workspace_comment m WHERE m.record_id = p.id), '[]')`;

/** Prospects out of every list, until a day. */
@Injectable()
export class ArchiveRepository extends RecordsRepository<ArchivedPerson> {
  constructor(db: TenantDb) {
    super(db, archivedPersonType);
  }

  /** Copies what is known of some people. Call before they are made anonymous, in the same unit. */
  async keep({ contactIds, leadIds }: People, reason: string, until: string): Promise<void> {
    const ids = [...contactIds, ...leadIds].map(() => newId());
    const userId = Scopes.actor().userId ?? null;
    const insert = (column: 'contact_id' | 'lead_id', title: string, content: string, table: string) =>
      `INSERT INTO crm_archived_person (id, title, ${column}, content, reason, kept_until, created_by, updated_by)
       SELECT one.id, coalesce(nullif(btrim(${title}), ''), '—'), p.id, ${content}, $3, $4, $5, $5
       FROM unnest($1::uuid[], $2::uuid[]) AS one (id, person) JOIN ${table} p ON p.id = one.person`;
    await this.db.query(
      insert(
        'contact_id',
        "concat_ws(' ', p.first_name, p.last_name)",
        `jsonb_build_object('contact', ${personal('p', 'tag_ids')},
           'leads', coalesce((SELECT jsonb_agg(${personal('l', 'tag_ids')}) FROM crm_lead l
             WHERE l.converted_contact_id = p.id), '[]'),
           'companies', coalesce((SELECT jsonb_agg(jsonb_build_object('name', o.name, 'role', a.role, 'title', a.title))
             FROM crm_affiliation a JOIN crm_company o ON o.id = a.company_id WHERE a.contact_id = p.id), '[]'),
           ${written('contact_id')})`,
        'crm_contact',
      ),
      [ids.slice(0, contactIds.length), contactIds, reason, until, userId],
    );
    await this.db.query(
      insert(
        'lead_id',
        'p.title',
        `jsonb_build_object('lead', ${personal('p', 'tag_ids')}, ${written('lead_id')})`,
        'crm_lead',
      ),
      [ids.slice(contactIds.length), leadIds, reason, until, userId],
    );
  }

  /** @returns what was kept of one. */
  async contentOf(id: string): Promise<Record<string, unknown>> {
    const [row] = await this.db.query<{ content: Record<string, unknown> }>(
      'SELECT content FROM crm_archived_person WHERE id = $1',
      [id],
    );
    return row?.content ?? {};
  }

  /** Removes those whose time is over. @returns how many */
  async purge(today: string): Promise<number> {
    const { count } = await this.db.execute('DELETE FROM crm_archived_person WHERE kept_until < $1', [today]);
    return count;
  }
}
