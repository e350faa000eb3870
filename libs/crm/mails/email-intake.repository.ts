import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Scopes, TenantDb } from '#runtime';

export const intakeOutcomes = ['stored', 'known', 'refused'] as const;
export type IntakeOutcome = (typeof intakeOutcomes)[number];

export interface IntakeRow {
  readonly fileName: string;
  readonly outcome: IntakeOutcome;
  readonly reason: string | null;
  readonly emailId: string | null;
  readonly at: Date;
}

export interface IntakeFigures {
  readonly lastStoredAt: Date | null;
  readonly lastRefusedAt: Date | null;
  readonly counts: readonly { outcome: IntakeOutcome; reason: string | null; count: number }[];
}

/** What became of the files of mails that each user brought in; nobody is told of another one's. */
@Injectable()
export class EmailIntakeRepository {
  constructor(private readonly db: TenantDb) {}

  async note({ fileName, outcome, reason, emailId }: Omit<IntakeRow, 'at'>): Promise<void> {
    await this.db.query(
      'INSERT INTO crm_email_intake (id, user_id, file_name, outcome, reason, email_id) VALUES ($1, $2, $3, $4, $5, $6)',
      [newId(), this.userId, fileName, outcome, reason, emailId],
    );
  }

  async latest(): Promise<IntakeRow[]> {
    return this.db.query<IntakeRow>(
      `SELECT file_name AS "fileName", outcome, reason, email_id AS "emailId", at FROM crm_email_intake
       WHERE user_id = $1 ORDER BY at DESC, id DESC LIMIT 20`,
      [this.userId],
    );
  }

  async figures(): Promise<IntakeFigures> {
    const counts = await this.db.query<IntakeFigures['counts'][number] & { last: Date }>(
      `SELECT outcome, reason, count(*)::int AS count, max(at) AS last FROM crm_email_intake
       WHERE user_id = $1 GROUP BY outcome, reason ORDER BY outcome, reason`,
      [this.userId],
    );
    const last = (wanted: IntakeOutcome) =>
      counts
        .filter(({ outcome }) => outcome === wanted)
        .reduce<Date | null>((latest, each) => (latest && latest > each.last ? latest : each.last), null);
    return {
      lastStoredAt: last('stored'),
      lastRefusedAt: last('refused'),
      counts: counts.map(({ outcome, reason, count }) => ({ outcome, reason, count })),
    };
  }

  private get userId(): string | null {
    return Scopes.actor().userId ?? null;
  }
}
