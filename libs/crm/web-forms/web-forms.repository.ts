import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { noteChanges, RecordsRepository, Scopes, TenantDb } from '#runtime';
import type { RequestProof } from '#workspace';
import { type WebForm, webFormType } from './web-form.entity.js';
import type { WebFormFigures } from './web-form-answers.js';

const columns = ['id', ...webFormType.fields.map(({ column, name }) => `"${column}" AS "${name}"`)].join(
  ', ',
);

@Injectable()
export class WebFormsRepository extends RecordsRepository<WebForm> {
  constructor(db: TenantDb) {
    super(db, webFormType);
  }

  /** The open form with a key. @param lock it stays open until the end of the unit. */
  async open(publicKey: string, lock = false): Promise<WebForm | undefined> {
    const [form] = await this.db.query<WebForm>(
      `SELECT ${columns} FROM crm_web_form WHERE public_key = $1 AND state = 'open'${lock ? ' FOR NO KEY UPDATE' : ''}`,
      [publicKey],
    );
    return form;
  }

  /** Closes the forms that a written request keeps open, whoever revokes it. */
  async closeBy(requestId: string, at: Date, reason: string): Promise<WebForm[]> {
    const closed = await this.db.query<WebForm>(
      `UPDATE crm_web_form SET state = 'closed', closed_at = $2, closed_reason = $3, version = version + 1,
         updated_at = clock_timestamp(), updated_by = $4::uuid
       WHERE request_id = $1 AND state = 'open' RETURNING ${columns}`,
      [requestId, at, reason, Scopes.actor().userId ?? null],
    );
    noteChanges(this.db, this.type, 'updated', closed);
    return closed;
  }

  /** Ties a form to its request as this was signed: PostgreSQL then holds both together. */
  async relyOn(id: string, proof: RequestProof): Promise<void> {
    await this.db.query(
      'UPDATE crm_web_form SET request_state = $2, request_digest = $3, request_covers = $4 WHERE id = $1',
      [id, proof.state, proof.digest, JSON.stringify(proof.covers)],
    );
  }

  /** Lets go of a request that nobody relies on by this form any more. */
  async letGo(id: string): Promise<void> {
    await this.db.query(
      'UPDATE crm_web_form SET request_state = NULL, request_digest = NULL, request_covers = NULL WHERE id = $1',
      [id],
    );
  }

  /** Keeps what a form says as one version. */
  async keepWording({ id, wordingVersion, purpose, notice, consentText, fields }: WebForm): Promise<void> {
    await this.db.query(
      `INSERT INTO crm_web_form_wording (id, form_id, version, purpose, notice, consent_text, fields, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8::uuid)`,
      [
        newId(),
        id,
        wordingVersion,
        purpose,
        notice,
        consentText,
        JSON.stringify(fields),
        Scopes.actor().userId ?? null,
      ],
    );
  }

  async figuresOf(id: string): Promise<WebFormFigures> {
    const [row] = await this.db.query<WebFormFigures>(
      `SELECT (count(*) FILTER (WHERE state <> 'spam'))::int AS received,
         (count(*) FILTER (WHERE state = 'spam'))::int AS spam,
         (count(*) FILTER (WHERE state = 'pending-confirmation'))::int AS pending,
         (count(*) FILTER (WHERE state = 'confirmed'))::int AS confirmed,
         count(lead_id)::int AS leads, coalesce(sum(dropped_count), 0)::int AS dropped,
         max(received_at) AS "lastAt"
       FROM crm_web_form_submission WHERE form_id = $1`,
      [id],
    );
    return row as WebFormFigures;
  }

  /** The user of a team whose turn it is: whoever waits longest for a lead of this form. */
  async nextOf(teamId: string, formId: string): Promise<string | null> {
    const [row] = await this.db.query<{ id: string }>(
      `SELECT u.id FROM identity_user u WHERE u.team_id = $1 AND u.state = 'active'
       ORDER BY (SELECT max(s.received_at) FROM crm_web_form_submission s
                 WHERE s.form_id = $2 AND s.owner_id = u.id AND s.state <> 'spam') NULLS FIRST, u.id LIMIT 1`,
      [teamId, formId],
    );
    return row?.id ?? null;
  }
}
