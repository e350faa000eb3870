import { Injectable } from '@nestjs/common';
import { CommonProblems, type Language, newId, Problem } from '#kernel';
import { Databases, type Page, UnitOfWork } from '#runtime';
import { BackupProblems } from '../backup.problems.js';

export const requestTargets = ['side', 'same'] as const;
export const requestStates = ['open', 'cancelled', 'refused', 'running', 'done', 'failed'] as const;
export type RequestState = (typeof requestStates)[number];

/** A restore that an instance's admin asked for. */
export interface RestoreRequest {
  readonly id: string;
  readonly instanceId: string;
  readonly slug: string;
  readonly instanceName: string;
  readonly runId: string;
  /** When the copy was begun. */
  readonly copiedAt: Date;
  readonly into: (typeof requestTargets)[number];
  readonly reason: string;
  readonly state: RequestState;
  readonly requestedAt: Date;
  readonly requesterId: string;
  readonly requestedBy: string;
  readonly language: Language;
  readonly settledAt: Date | null;
  readonly settledBy: string | null;
  readonly answer: string | null;
}

const select = `SELECT q.id, q.instance_id AS "instanceId", i.slug, i.name AS "instanceName", q.run_id AS "runId",
    r.started_at AS "copiedAt", q.target AS into, q.reason, q.state, q.requested_at AS "requestedAt",
    q.requester_id AS "requesterId", q.requested_by AS "requestedBy", q.language, q.settled_at AS "settledAt",
    q.settled_by AS "settledBy", q.answer
  FROM platform.restore_request q JOIN platform.instance i ON i.id = q.instance_id
    JOIN platform.backup_run r ON r.id = q.run_id`;

/** The requests, in the control plane: a restore over the instance does not rewind them. */
@Injectable()
export class RestoreRequestsRepository {
  constructor(
    private readonly databases: Databases,
    private readonly units: UnitOfWork,
  ) {}

  /** @throws Problem RESTORE_REQUEST_OPEN while another one of the instance waits. */
  async add(
    request: Pick<
      RestoreRequest,
      'instanceId' | 'runId' | 'into' | 'reason' | 'requesterId' | 'requestedBy' | 'language'
    >,
  ): Promise<RestoreRequest> {
    const id = newId();
    await this.databases.asOwner('restore request', async (client) => {
      const { rowCount } = await client.query(
        `INSERT INTO platform.restore_request (id, instance_id, run_id, target, reason, state, requester_id, requested_by,
           language)
         VALUES ($1, $2, $3, $4, $5, 'open', $6, $7, $8) ON CONFLICT DO NOTHING`,
        [
          id,
          request.instanceId,
          request.runId,
          request.into,
          request.reason,
          request.requesterId,
          request.requestedBy,
          request.language,
        ],
      );
      if (rowCount !== 1) throw new Problem(BackupProblems.RESTORE_REQUEST_OPEN);
      await client.query(
        `INSERT INTO platform.operation_log (id, instance_id, operation, actor, details)
         VALUES ($1, $2, 'restore-request', $3, $4)`,
        [
          newId(),
          request.instanceId,
          request.requestedBy,
          { request: id, run: request.runId, into: request.into },
        ],
      );
    });
    return this.get(id);
  }

  /** @param instanceId of one instance alone. @throws Problem NOT_FOUND for an unknown one and one of another, alike. */
  async get(id: string, instanceId?: string): Promise<RestoreRequest> {
    const [found] = await this.units.onPlatform('read', (unit) =>
      unit.query<RestoreRequest>(`${select} WHERE q.id = $1 AND ($2::uuid IS NULL OR q.instance_id = $2)`, [
        id,
        instanceId ?? null,
      ]),
    );
    if (!found) throw new Problem(CommonProblems.NOT_FOUND);
    return found;
  }

  /** The newest first, of one instance or of all. */
  async list(
    page: number,
    perPage: number,
    { instanceId, states }: { instanceId?: string; states?: readonly RequestState[] },
  ): Promise<Page<RestoreRequest>> {
    const where =
      'WHERE ($1::uuid IS NULL OR q.instance_id = $1) AND ($2::text[] IS NULL OR q.state = ANY($2))';
    const values = [instanceId ?? null, states ?? null];
    return this.units.onPlatform('read', async (unit) => {
      const items = await unit.query<RestoreRequest>(
        `${select} ${where} ORDER BY q.requested_at DESC, q.id DESC LIMIT $3 OFFSET $4`,
        [...values, perPage, (page - 1) * perPage],
      );
      const [count] = await unit.query<{ total: number }>(
        `SELECT count(*) AS total FROM platform.restore_request q ${where}`,
        values,
      );
      return { items, total: count?.total ?? 0, page, perPage };
    });
  }

  /**
   * Moves a request on, if it is where it is thought to be.
   * @throws Problem RESTORE_REQUEST_SETTLED when it is not: somebody else was faster.
   */
  async settle(
    id: string,
    from: RequestState,
    to: RequestState,
    { by, answer = null }: { by: string; answer?: string | null },
  ): Promise<void> {
    await this.databases.asOwner('restore request', async (client) => {
      const { rowCount } = await client.query(
        `UPDATE platform.restore_request SET state = $3, settled_at = clock_timestamp(), settled_by = $4, answer = $5
         WHERE id = $1 AND state = $2`,
        [id, from, to, by.slice(0, 300), answer?.slice(0, 2000) ?? null],
      );
      if (rowCount !== 1) throw new Problem(BackupProblems.RESTORE_REQUEST_SETTLED);
    });
  }
}
