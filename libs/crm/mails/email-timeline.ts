import { Injectable, type OnModuleInit } from '@nestjs/common';
import { TenantDb } from '#runtime';
import { type Owner, type TimelinePlace, type TimelineSource, TimelineSources } from '#workspace';
import { emailType } from './email.entity.js';
import { linkColumnOf } from './email-links.repository.js';
import { EmailsRepository } from './emails.repository.js';

const excerptLength = 280;

interface Row {
  key: string;
  at: Date;
  actorId: string | null;
  actorName: string | null;
  title: string;
  excerpt: string | null;
  direction: string;
  state: string;
  visibility: string;
  fromName: string | null;
  fromAddress: string | null;
  recipients: { name?: string | null; address: string }[];
  failure: string | null;
  files: number;
}

/** Puts mails on the timelines of those whom they concern, each for who may see it. */
@Injectable()
export class EmailTimeline implements TimelineSource, OnModuleInit {
  readonly resource = emailType.name;

  constructor(
    private readonly sources: TimelineSources,
    private readonly emails: EmailsRepository,
    private readonly db: TenantDb,
  ) {}

  onModuleInit(): void {
    this.sources.add(this);
  }

  select({ resource, recordId }: Owner, values: unknown[]): string | undefined {
    const column = linkColumnOf(resource);
    if (!column) return undefined;
    const record = `$${values.push(recordId)}::uuid`;
    return `SELECT e.id::text, coalesce(e.sent_at, e.updated_at) FROM crm_email_link l JOIN crm_email e ON e.id = l.email_id
      WHERE l.${column} = ${record} AND e.state <> 'draft' AND ${this.emails.isReadable('e.id', values)}`;
  }

  async entries(keys: readonly string[]): Promise<TimelinePlace[]> {
    const values: unknown[] = [keys];
    const readable = this.emails.isReadable('e.id', values);
    const rows = await this.db.query<Row>(
      `SELECT e.id::text AS key, coalesce(e.sent_at, e.updated_at) AS at, e.owner_id AS "actorId",
         nullif(trim(u.first_name || ' ' || u.last_name), '') AS "actorName", e.subject AS title,
         left(e.text, ${excerptLength}) AS excerpt, e.direction, e.state, e.visibility, e.from_name AS "fromName",
         e.from_address AS "fromAddress", e.recipients, e.failure,
         (SELECT count(*)::int FROM workspace_attachment a WHERE a.record_id = e.id AND a.resource = '${emailType.name}') AS files
       FROM crm_email e LEFT JOIN identity_user u ON u.id = e.owner_id
       WHERE e.id = ANY ($1::uuid[]) AND ${readable}`,
      values,
    );
    return rows.map(placeOf);
  }
}

function placeOf({ key, at, actorId, actorName, title, excerpt, ...mail }: Row): TimelinePlace {
  const to = mail.recipients.map(({ name, address }) => name || address).join(', ');
  const facts: Record<string, string> = {
    direction: mail.direction,
    state: mail.state,
    visibility: mail.visibility,
    from: mail.fromName || mail.fromAddress || '',
    to: to.slice(0, 300),
    files: String(mail.files),
    ...(mail.failure && { failure: mail.failure }),
  };
  const record = { resource: emailType.name, id: key, title, excerpt: (excerpt ?? '').trim(), facts };
  return { key, at, actorId, actorName, record };
}
