import { Injectable } from '@nestjs/common';
import { type InputOf, RecordsRepository, TenantDb } from '#runtime';
import { type Submission, submissionType } from './submission.entity.js';

const columns = ['id', ...submissionType.fields.map(({ column, name }) => `"${column}" AS "${name}"`)].join(
  ', ',
);

@Injectable()
export class SubmissionsRepository extends RecordsRepository<Submission> {
  constructor(db: TenantDb) {
    super(db, submissionType);
  }

  /** Keeps what came in, with what tells it from the same thing sent again. */
  async keep(input: InputOf<Submission>, fingerprint: Buffer): Promise<Submission> {
    const kept = await this.create(input);
    await this.db.query('UPDATE crm_web_form_submission SET fingerprint = $2 WHERE id = $1', [
      kept.id,
      fingerprint,
    ]);
    return kept;
  }

  /** Whether a form got the very same thing since a moment. */
  async has(formId: string, fingerprint: Buffer, since: Date): Promise<boolean> {
    const { count } = await this.db.execute(
      'SELECT 1 FROM crm_web_form_submission WHERE form_id = $1 AND fingerprint = $2 AND received_at >= $3 LIMIT 1',
      [formId, fingerprint, since],
    );
    return count > 0;
  }

  /** Whether a form ever had this version of its texts. */
  async hasWording(formId: string, version: number): Promise<boolean> {
    const { count } = await this.db.execute(
      'SELECT 1 FROM crm_web_form_wording WHERE form_id = $1 AND version = $2',
      [formId, version],
    );
    return count > 0;
  }

  /** What the world may confirm: whoever has the link. */
  async find(id: string, lock = false): Promise<Submission | undefined> {
    const [row] = await this.db.query<Submission>(
      `SELECT ${columns} FROM crm_web_form_submission WHERE id = $1${lock ? ' FOR NO KEY UPDATE' : ''}`,
      [id],
    );
    return row;
  }

  /** @returns how many forgot from where they came. */
  async forgetTraces(before: Date): Promise<number> {
    const { count } = await this.db.execute(
      `UPDATE crm_web_form_submission SET address = NULL, user_agent = NULL
       WHERE received_at < $1 AND (address IS NOT NULL OR user_agent IS NOT NULL)`,
      [before],
    );
    return count;
  }

  /** @returns how many unwanted ones went. */
  async removeSpam(before: Date): Promise<number> {
    const { count } = await this.db.execute(
      "DELETE FROM crm_web_form_submission WHERE state = 'spam' AND received_at < $1",
      [before],
    );
    return count;
  }
}
