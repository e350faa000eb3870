import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { TenantDb } from '#runtime';
import type { Answer } from '../calendar-feed/ics-writer.js';

export interface StoredInvitation {
  /** The activity's. */
  readonly id: string;
  readonly uid: string;
  readonly sequence: number;
  readonly organizerId: string | null;
  readonly organizerName: string;
  readonly organizerAddress: string;
  readonly cancelled: boolean;
  readonly told: string;
}

export interface Invitee {
  readonly id: string;
  readonly contactId: string | null;
  readonly name: string;
  readonly address: string;
  readonly answer: Answer;
  readonly answeredAt: Date | null;
  readonly answeredSequence: number | null;
  readonly remark: string | null;
  readonly delivery: 'queued' | 'sent' | 'failed';
  readonly failure: string | null;
  readonly withdrawn: boolean;
}

const invitation = `id, uid, sequence, organizer_id AS "organizerId", organizer_name AS "organizerName",
  organizer_address AS "organizerAddress", cancelled, told`;
const invitee = `id, contact_id AS "contactId", name, address, answer, answered_at AS "answeredAt",
  answered_sequence AS "answeredSequence", remark, delivery, failure, withdrawn`;

@Injectable()
export class InvitationsRepository {
  constructor(private readonly db: TenantDb) {}

  async find(activityId: string, lock = false): Promise<StoredInvitation | undefined> {
    const [row] = await this.db.query<StoredInvitation>(
      `SELECT ${invitation} FROM crm_invitation WHERE id = $1${lock ? ' FOR NO KEY UPDATE' : ''}`,
      [activityId],
    );
    return row;
  }

  async byUid(uid: string): Promise<StoredInvitation | undefined> {
    const [row] = await this.db.query<StoredInvitation>(
      `SELECT ${invitation} FROM crm_invitation WHERE uid = $1 FOR NO KEY UPDATE`,
      [uid],
    );
    return row;
  }

  async create(row: StoredInvitation): Promise<void> {
    await this.db.query(
      `INSERT INTO crm_invitation (id, uid, sequence, organizer_id, organizer_name, organizer_address, told)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [row.id, row.uid, row.sequence, row.organizerId, row.organizerName, row.organizerAddress, row.told],
    );
  }

  /** Notes that a new message goes out. @param anew time or place moved: answers given before hold no more. */
  async tell(
    { id }: StoredInvitation,
    {
      sequence,
      told,
      cancelled,
      anew,
    }: { sequence: number; told: string; cancelled: boolean; anew: boolean },
  ): Promise<void> {
    await this.db.query(
      'UPDATE crm_invitation SET sequence = $2, told = $3, cancelled = $4, sent_at = clock_timestamp() WHERE id = $1',
      [id, sequence, told, cancelled],
    );
    await this.db.query(
      `UPDATE crm_invitee SET delivery = 'queued', failure = NULL${
        anew ? ", answer = 'needs-action', answered_at = NULL, answered_sequence = NULL, remark = NULL" : ''
      } WHERE invitation_id = $1 AND NOT withdrawn`,
      [id],
    );
  }

  async inviteesOf(activityId: string): Promise<Invitee[]> {
    return this.db.query<Invitee>(
      `SELECT ${invitee} FROM crm_invitee WHERE invitation_id = $1 ORDER BY withdrawn, name, address`,
      [activityId],
    );
  }

  /** Adds somebody, or somebody anew who had been taken off. @returns their id */
  async invite(activityId: string, person: Pick<Invitee, 'name' | 'address' | 'contactId'>): Promise<string> {
    const [row] = await this.db.query<{ id: string }>(
      `INSERT INTO crm_invitee AS i (id, invitation_id, contact_id, name, address) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (invitation_id, address) DO UPDATE SET withdrawn = false, delivery = 'queued', failure = NULL,
         answer = 'needs-action', answered_at = NULL, answered_sequence = NULL, remark = NULL,
         name = excluded.name, contact_id = excluded.contact_id RETURNING id`,
      [newId(), activityId, person.contactId, person.name, person.address],
    );
    return row?.id ?? '';
  }

  async withdraw(ids: readonly string[]): Promise<void> {
    await this.db.query(
      "UPDATE crm_invitee SET withdrawn = true, delivery = 'queued', failure = NULL WHERE id = ANY ($1::uuid[])",
      [ids],
    );
  }

  async delivered(id: string, delivery: 'sent' | 'failed', failure: string | null): Promise<void> {
    await this.db.query('UPDATE crm_invitee SET delivery = $2, failure = $3 WHERE id = $1', [
      id,
      delivery,
      failure,
    ]);
  }

  async answered(
    id: string,
    { answer, at, sequence, remark }: { answer: Answer; at: Date; sequence: number; remark: string | null },
  ): Promise<void> {
    await this.db.query(
      `UPDATE crm_invitee SET answer = $2, answered_at = $3, answered_sequence = $4, remark = $5 WHERE id = $1`,
      [id, answer, at, sequence, remark],
    );
  }
}
